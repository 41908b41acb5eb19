using System.Globalization;
using Glia.Gallery;

namespace Glia.Cli.Output;

/// <summary>Progress as plain lines: the start of each phase, then one line every few seconds.</summary>
internal sealed class ProgressLog(TextWriter output, TimeProvider clock) : IProgress<ExperimentProgress>
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private string _phase = "";
    private long _phaseStart, _lastLine;

    public void Report(ExperimentProgress value)
    {
        lock (_lock)
        {
            if (value.Phase != _phase)
            {
                _phase = value.Phase;
                _phaseStart = _lastLine = clock.GetTimestamp();
                output.WriteLine(value.Detail.Length > 0 ? $"{value.Phase}: {value.Detail}" : value.Phase);
                return;
            }

            if (clock.GetElapsedTime(_lastLine) < s_interval) return;
            _lastLine = clock.GetTimestamp();
            output.WriteLine(Line(value, clock.GetElapsedTime(_phaseStart)));
        }
    }

    private static string Line(ExperimentProgress value, TimeSpan elapsed)
    {
        string done = double.IsFinite(value.Fraction) ? string.Create(CultureInfo.InvariantCulture, $" {100 * value.Fraction,3:F0} %") : "";
        string[] facts = [.. new[] { value.Detail, ProgressText.Facts(value, elapsed) }.Where(text => text.Length > 0)];
        return $"{value.Phase}{done}  {string.Join(", ", facts)}".TrimEnd();
    }
}
