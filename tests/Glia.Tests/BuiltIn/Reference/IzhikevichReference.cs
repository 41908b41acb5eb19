namespace Glia.Tests.BuiltIn.Reference;

/// <summary>izhikevich in both numerical schemes.</summary>
internal sealed class IzhikevichReference(IReadOnlyDictionary<string, double> parameters, double dt, double v = -65, double u = -13)
    : ReferenceNeuron(parameters, dt)
{
    private double _v = v;
    private double _u = u;

    public override double this[string variable] => variable == "V_m" ? _v : _u;

    public override int Step(ReadOnlySpan<double> arrivals, double current)
    {
        double input = current + P("I_e");
        if (P("consistent_integration") != 0)
        {
            double v = _v, u = _u;
            _v = v + Dt * (0.04 * v * v + 5 * v + 140 - u + input) + arrivals[0];
            _u = u + Dt * P("a") * (P("b") * v - u);
        }
        else
        {
            for (int half = 0; half < 2; half++) _v += Dt / 2 * (0.04 * _v * _v + 5 * _v + 140 - _u + input + arrivals[0]);
            _u += Dt * P("a") * (P("b") * _v - _u);
        }
        _v = Math.Max(_v, P("V_min"));
        if (_v < P("V_th")) return 0;
        _v = P("c");
        _u += P("d");
        return 1;
    }
}
