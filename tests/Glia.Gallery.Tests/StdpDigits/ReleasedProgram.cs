namespace Glia.Gallery.Tests.StdpDigits;

/// <summary>The cells of Diehl and Cook's released program in the order of Brian 1: state update (Euler), threshold, propagation, reset and clamping.</summary>
/// <param name="size">Number of excitatory cells, and of inhibitory ones.</param>
internal sealed class ReleasedProgram(int size)
{
    private const double Dt = 0.5;

    private readonly int[] _lastE = [.. Enumerable.Repeat(-1000, size)], _lastI = [.. Enumerable.Repeat(-1000, size)];
    private readonly double[] _vI = [.. Enumerable.Repeat(-100.0, size)], _gI = new double[size];
    private int _step;

    /// <summary>Potentials of the excitatory cells, mV.</summary>
    public double[] V { get; } = [.. Enumerable.Repeat(-105.0, size)];

    /// <summary>Excitatory conductances of the excitatory cells.</summary>
    public double[] Ge { get; } = new double[size];

    /// <summary>Inhibitory conductances of the excitatory cells.</summary>
    public double[] Gi { get; } = new double[size];

    /// <summary>Thresholds over −72 mV.</summary>
    public double[] Theta { get; } = [.. Enumerable.Repeat(20.0, size)];

    /// <summary>Spikes of the excitatory cells.</summary>
    public List<(int Step, int Cell)> Spikes { get; } = [];

    /// <summary>One step.</summary>
    /// <param name="input">What input spikes of this step add to the excitatory conductance of each cell, without delay.</param>
    public void Step(double[] input)
    {
        for (int k = 0; k < size; k++)
        {
            V[k] += Dt / 100 * (-65 - V[k] + Ge[k] * (0 - V[k]) + Gi[k] * (-100 - V[k]));
            (Ge[k], Gi[k]) = (Ge[k] - Ge[k] * Dt / 1, Gi[k] - Gi[k] * Dt / 2);
            _vI[k] += Dt / 10 * (-60 - _vI[k] + _gI[k] * (0 - _vI[k]));
            _gI[k] -= _gI[k] * Dt / 1;
        }

        // The clamp holds at the reset value what has fired in this step or the 10 (4) before it, so that those cannot fire.
        int[] fired = [.. Enumerable.Range(0, size).Where(k => V[k] > Theta[k] - 72 && _step - _lastE[k] > 10)];
        int[] partners = [.. Enumerable.Range(0, size).Where(k => _vI[k] > -40 && _step - _lastI[k] > 4)];
        foreach (int k in fired) _gI[k] += 10.4;
        foreach (int partner in partners)
            for (int k = 0; k < size; k++) Gi[k] += k == partner ? 0 : 17;
        for (int k = 0; k < size; k++) Ge[k] += input[k];
        foreach (int k in fired)
        {
            (_lastE[k], Theta[k]) = (_step, Theta[k] + 0.05);
            Spikes.Add((_step, k));
        }

        foreach (int k in partners) _lastI[k] = _step;
        for (int k = 0; k < size; k++)
        {
            if (_step - _lastE[k] <= 10) V[k] = -65;
            if (_step - _lastI[k] <= 4) _vI[k] = -45;
        }

        _step++;
    }
}
