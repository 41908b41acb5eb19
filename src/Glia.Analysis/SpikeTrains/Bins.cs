using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.SpikeTrains;

/// <summary>Equal bins of whole steps over an observation.</summary>
/// <param name="AfterStep">The step after which the first bin begins.</param>
/// <param name="Width">Steps per bin.</param>
/// <param name="Count">Bins that the observation fills.</param>
internal readonly record struct Bins(long AfterStep, long Width, int Count)
{
    public static Bins Of(SpikeData spikes, Time bin)
    {
        RecordingWindow window = spikes.Window;
        double ratio = Math.Round(bin.Milliseconds / window.Grid.Step.Milliseconds);
        if (!(ratio >= 1) || !double.IsFinite(ratio) || Math.Abs(window.Grid.Milliseconds((long)ratio) - bin.Milliseconds) > 1e-9 * bin.Milliseconds)
            throw new ArgumentException($"A bin of {bin} is not a whole number of time steps of {window.Grid.Step}.", nameof(bin));
        long width = (long)ratio;
        return new Bins(window.AfterStep, width, checked((int)((window.UntilStep - window.AfterStep) / width)));
    }

    /// <summary>The bin of a stamp; beyond <see cref="Count"/> for a stamp after the last full bin.</summary>
    public int IndexOf(long step) => (int)((step - AfterStep - 1) / Width);
}
