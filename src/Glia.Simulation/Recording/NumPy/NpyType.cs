using System.Buffers.Binary;
using System.Collections.Immutable;
using Glia.Simulation.Recording.Tables;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>NumPy's names of number types, and their bytes (little-endian).</summary>
internal static class NpyType
{
    public static string Name(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "<i8",
        ColumnKind.Single => "<f4",
        _ => "<f8",
    };

    /// <summary>The name of one structured row.</summary>
    public static string Name(ImmutableArray<Column> columns) =>
        $"[{string.Join(", ", columns.Select(column => $"({Quoted(column.Name)}, '{Name(column.Kind)}')"))}]";

    public static int Size(ColumnKind kind) => kind == ColumnKind.Single ? 4 : 8;

    /// <summary>Writes a number and returns its length in bytes.</summary>
    public static int Write(double value, ColumnKind kind, Span<byte> bytes)
    {
        switch (kind)
        {
            case ColumnKind.Integer:
                BinaryPrimitives.WriteInt64LittleEndian(bytes, (long)value);
                return 8;
            case ColumnKind.Single:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                return 4;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                return 8;
        }
    }

    /// <summary>A Python string literal.</summary>
    public static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
