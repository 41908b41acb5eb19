using System.Collections.Immutable;
using Glia.Analysis.SpikeTrains;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Brunel;

/// <summary>What one state of the balanced network did.</summary>
internal sealed record BrunelOutcome(BrunelRegime Regime, CircuitRecording Recording, CircuitMeasures Excitatory, double Oscillation_Hz)
{
    private const string Paper = "Brunel 2000, table 1 (simulation)";
    private const string OscillationSource = "Brunel 2000, table 1 (simulation; the band reaches from simulation to theory)";
    private const string Recorded = "NEST 3.10, the same network, 5 s";

    /// <summary>Rate and mean CV of the excitatory neurons that NEST gave for g = 5, eta = 2, V_reset = 0.</summary>
    private const double RecordedRate_Hz = 32.055, RecordedVariation = 0.178;

    public static BrunelOutcome Of(BrunelRegime regime, CircuitRecording recording)
    {
        var excitatory = CircuitMeasures.Of(recording.Spikes[0]);
        // 0.5 ms bins reach 1 kHz; segments of 500 ms resolve 2 Hz.
        double oscillation = recording.Window_ms >= 500 && recording.Spikes[0].Count > 0
            ? PowerSpectrum.Of(recording.Spikes[0], 0.5 * ms, 500 * ms).Peak_Hz
            : double.NaN;
        return new BrunelOutcome(regime, recording, excitatory, oscillation);
    }

    public static ResultTable Table(IEnumerable<BrunelOutcome> outcomes) => new(
        ["state", "g", "eta", "rate (Hz)", "CV of ISI", "correlation", "spectral peak (Hz)", "var/mean of count", ""],
        [.. outcomes.Select(o => ImmutableArray.Create<object>(
            o.Regime.Name, o.Regime.G, o.Regime.Eta, o.Excitatory.Rate_Hz, o.Excitatory.Variation, o.Excitatory.Correlation, o.Oscillation_Hz, o.Excitatory.Synchrony, o.Regime.Title))]);

    /// <summary>Comparisons with the paper, or for the common benchmark with NEST; none for a network of another size or reset.</summary>
    public IEnumerable<Comparison> Compare(Voltage reset, double scale)
    {
        if (scale != 1) yield break;
        if (reset == 0 * mV && Regime.Name == "ai")
        {
            yield return Comparison.Within(Regime.Name, "rate", "Hz", Excitatory.Rate_Hz, RecordedRate_Hz, 0.02, Recorded);
            yield return Comparison.Within(Regime.Name, "CV of ISI", "", Excitatory.Variation, RecordedVariation, 0.1, Recorded);
        }

        if (reset != 10 * mV) yield break;
        if (Regime.PublishedRate is { } rate) yield return Comparison.Within(Regime.Name, "rate", "Hz", Excitatory.Rate_Hz, rate.Hertz, RateTolerance, Paper);
        if (Regime.PublishedOscillation is { } peak)
            yield return new Comparison(Regime.Name, "oscillation", "Hz", Oscillation_Hz, peak.Simulated.Hertz,
                (1 - OscillationTolerance) * peak.Simulated.Hertz, (1 + OscillationTolerance) * peak.Theory.Hertz, OscillationSource);
        if (Regime.Name == "sr") yield return Comparison.Between(Regime.Name, "CV of ISI", "", Excitatory.Variation, 0, 0.3, "Brunel 2000, figure 8A: neurons fire regularly");
    }

    /// <summary>The paper's numbers are of single runs of other length and time step.</summary>
    private const double RateTolerance = 0.1, OscillationTolerance = 0.15;
}
