using System.Globalization;
using Glia.Gallery;

namespace Glia.Cli.Output;

/// <summary>Words for how fast work goes and when it will end.</summary>
internal static class ProgressText
{
    /// <summary>Real-time factor (wall time per biological time) and time left, as far as they are known.</summary>
    public static string Facts(ExperimentProgress value, TimeSpan elapsed)
    {
        var facts = new List<string>(2);
        if (value.RealTimeFactor is > 0 and { } factor) facts.Add(string.Create(CultureInfo.InvariantCulture, $"real-time factor {factor:G3}"));
        if (value.Fraction is > 0.02 and < 1 && elapsed > TimeSpan.FromSeconds(1)) facts.Add(Duration(elapsed * ((1 - value.Fraction) / value.Fraction)) + " left");
        return string.Join(", ", facts);
    }

    /// <summary>A wall-clock duration: <c>0.4 s</c>, <c>12 s</c>, <c>3 min 20 s</c>.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };
}
