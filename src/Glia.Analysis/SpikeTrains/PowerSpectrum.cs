using System.Collections.Immutable;
using Glia.Quantities;
using Glia.Spikes;
using MathNet.Numerics.IntegralTransforms;

namespace Glia.Analysis.SpikeTrains;

/// <summary>Power spectral density of a signal, one-sided: its integral over frequency is the signal's variance.</summary>
/// <param name="Frequencies_Hz">Frequencies, ascending from the first above zero. Shape [n].</param>
/// <param name="Density">Power per frequency, in the squared unit of the signal per Hz. Shape [n].</param>
public sealed record PowerSpectrum(ImmutableArray<double> Frequencies_Hz, ImmutableArray<double> Density)
{
    /// <summary>Frequency of the highest density.</summary>
    public double Peak_Hz => Frequencies_Hz[Density.IndexOf(Density.Max())];

    /// <summary>Spectrum of the population rate r(t) = count/(N·w), in Hz²/Hz.</summary>
    /// <param name="spikes">Spikes of a population.</param>
    /// <param name="bin">Width w of a bin; the highest frequency is 1/(2w).</param>
    /// <param name="segment">Length of a segment; the frequencies are 1/segment apart.</param>
    public static PowerSpectrum Of(SpikeData spikes, Time bin, Time segment)
    {
        int length = Math.Max(2, (int)Math.Round(segment.Milliseconds / bin.Milliseconds));
        return Of(SpikeCounts.Rate_Hz(spikes, bin), bin, length);
    }

    /// <summary>Spectrum of an evenly sampled signal.</summary>
    /// <param name="signal">Samples. Shape [samples].</param>
    /// <param name="interval">Time between samples.</param>
    /// <param name="segmentLength">Samples per segment, at least 2; the whole signal is one segment when it is shorter.</param>
    /// <remarks>
    /// Welch's method: segments that overlap by half, each freed of the signal's mean and tapered with a Hann window, their periodograms
    /// averaged. Source: Welch, IEEE Trans. Audio Electroacoustics 15, 70–73 (1967).
    /// </remarks>
    public static PowerSpectrum Of(ReadOnlySpan<double> signal, Time interval, int segmentLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentLength, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(signal.Length, 2, nameof(signal));
        int length = Math.Min(segmentLength, signal.Length);
        double[] window = Hann(length), power = new double[length / 2];
        double mean = Moments.Of(signal).Mean;
        int segments = 0;
        for (int start = 0; start + length <= signal.Length; start += Math.Max(1, length / 2), segments++)
            AddPeriodogram(signal.Slice(start, length), mean, window, power);

        double sampling_Hz = 1000 / interval.Milliseconds, windowPower = window.Sum(w => w * w);
        double[] frequencies = new double[power.Length];
        for (int k = 0; k < power.Length; k++)
        {
            frequencies[k] = (k + 1) * sampling_Hz / length;
            bool folded = 2 * (k + 1) < length; // every frequency but the highest stands for itself and its negative
            power[k] *= (folded ? 2 : 1) / (segments * sampling_Hz * windowPower);
        }

        return new PowerSpectrum([.. frequencies], [.. power]);
    }

    private static void AddPeriodogram(ReadOnlySpan<double> segment, double mean, double[] window, double[] power)
    {
        var spectrum = new System.Numerics.Complex[segment.Length];
        for (int i = 0; i < segment.Length; i++) spectrum[i] = (segment[i] - mean) * window[i];
        Fourier.Forward(spectrum, FourierOptions.NoScaling);
        for (int k = 0; k < power.Length; k++) power[k] += spectrum[k + 1].Real * spectrum[k + 1].Real + spectrum[k + 1].Imaginary * spectrum[k + 1].Imaginary;
    }

    // The periodic form, whose overlapping halves add to a constant.
    private static double[] Hann(int length) =>
        [.. Enumerable.Range(0, length).Select(i => 0.5 * (1 - Math.Cos(2 * Math.PI * i / length)))];
}
