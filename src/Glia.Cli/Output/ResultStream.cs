using System.Text;

namespace Glia.Cli.Output;

/// <summary>Standard output, whose failures are told from those of other files.</summary>
internal sealed class ResultStream(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Guarded(() => inner.Write(value));

    public override void Write(string? value) => Guarded(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Guarded(() => inner.Write(buffer, index, count));

    public override void WriteLine() => Guarded(inner.WriteLine);

    public override void WriteLine(string? value) => Guarded(() => inner.WriteLine(value));

    public override void Flush() => Guarded(inner.Flush);

    private static void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (IOException problem)
        {
            throw new ResultStreamException(problem);
        }
    }
}
