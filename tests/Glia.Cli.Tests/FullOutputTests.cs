using System.Text;
using Glia.Cli.Output;

namespace Glia.Cli.Tests;

public sealed class FullOutputTests
{
    [Theory]
    [InlineData("list", "--json")]
    [InlineData("list")]
    [InlineData("lost", "--json")]
    [InlineData("--help")]
    public async Task Standard_output_that_cannot_be_written_is_told_on_standard_error(params string[] arguments)
    {
        using var error = new StringWriter();
        int code = await CommandRunner.RunAsync(arguments, new Terminal(new FullDevice(), error), CancellationToken.None);
        Assert.Equal(ExitCode.Failure, code);
        Assert.Equal("error: standard output: cannot be written: No space left on device", error.ToString().TrimEnd());
    }

    private sealed class FullDevice : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
