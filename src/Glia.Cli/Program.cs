using Glia.Cli;
using Glia.Cli.Output;

using var interruption = new Interruption(Console.Error);
var terminal = new Terminal(Console.Out, Console.Error)
{
    ErrorIsInteractive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"),
    OutputIsInteractive = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null,
};
return interruption.ExitCodeOf(await CommandRunner.RunAsync(args, terminal, interruption.Token).ConfigureAwait(false));
