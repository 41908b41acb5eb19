using Glia.Gallery;
using Spectre.Console;

namespace Glia.Cli.Output;

/// <summary>Shows the progress of long work on standard error: live bars for a person, a line every few seconds for a log.</summary>
internal static class ProgressDisplay
{
    /// <summary>Leaves room for the words beside the bar on a terminal of 80 columns.</summary>
    private const int BarWidth = 16;

    /// <summary>Does the work and shows how far it is.</summary>
    public static Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<ExperimentProgress>, Task<T>> work) =>
        terminal.ErrorIsInteractive ? ShowLiveAsync(terminal, work) : work(new ProgressLog(terminal.Error, TimeProvider.System));

    // Not inlined: a log needs nothing of Spectre.Console, whose loading would delay every start.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static async Task<T> ShowLiveAsync<T>(Terminal terminal, Func<IProgress<ExperimentProgress>, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        var detail = new ProgressDetailColumn();
        return await console.Progress().AutoClear(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), detail)
            .StartAsync(context => work(new ProgressBars(context, detail))).ConfigureAwait(false);
    }
}
