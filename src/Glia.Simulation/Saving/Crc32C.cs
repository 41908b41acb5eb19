using System.Buffers.Binary;
using System.Numerics;

namespace Glia.Simulation.Saving;

/// <summary>The CRC-32C (Castagnoli) of the bytes seen so far: finds every damage of up to 32 bits in a row, and any other with 1 − 2⁻³².</summary>
internal struct Crc32C
{
    private uint _state;

    /// <summary>The check of no bytes.</summary>
    public Crc32C() => _state = uint.MaxValue;

    /// <summary>The check of all bytes so far.</summary>
    public readonly uint Value => ~_state;

    /// <summary>Takes in more bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte value in bytes) state = BitOperations.Crc32C(state, value);
        _state = state;
    }
}
