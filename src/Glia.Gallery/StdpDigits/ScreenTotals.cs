namespace Glia.Gallery.StdpDigits;

/// <summary>What showing images came to.</summary>
/// <param name="Presentations">How often an image was shown, repetitions included.</param>
/// <param name="Wall_s">Seconds that the simulation took.</param>
/// <param name="Simulated_s">Seconds of biological time.</param>
/// <param name="SynapticEvents">Synaptic events.</param>
internal readonly record struct ScreenTotals(int Presentations, double Wall_s, double Simulated_s, long SynapticEvents);
