using Glia.Gallery;
using Spectre.Console;

namespace Glia.Cli.Output;

/// <summary>Progress as live bars, one per phase.</summary>
internal sealed class ProgressBars(ProgressContext context, ProgressDetailColumn detail) : IProgress<ExperimentProgress>
{
    private readonly Lock _lock = new();
    private ProgressTask? _task;

    public void Report(ExperimentProgress value)
    {
        lock (_lock)
        {
            if (_task?.Description != value.Phase)
            {
                if (_task is not null) Finish(_task);
                _task = context.AddTask(value.Phase, maxValue: 1);
            }

            _task.IsIndeterminate = !double.IsFinite(value.Fraction);
            if (double.IsFinite(value.Fraction)) _task.Value = value.Fraction;
            string[] facts = [.. new[] { value.Detail, ProgressText.Facts(value, _task.ElapsedTime ?? TimeSpan.Zero) }.Where(text => text.Length > 0)];
            detail.Set(_task, string.Join(", ", facts));
            if (value.Fraction >= 1) Finish(_task);
        }
    }

    private static void Finish(ProgressTask task)
    {
        task.IsIndeterminate = false;
        task.Value = 1;
        task.StopTask();
    }
}
