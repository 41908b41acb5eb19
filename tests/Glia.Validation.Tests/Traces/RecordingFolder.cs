using System.Globalization;
using System.Text;

namespace Glia.Validation.Tests.Traces;

/// <summary>A folder with one recording whose values follow from closed forms: iaf_psc_delta, a pulse of 100 pA from 1 to 3 ms, a spike of 5 mV at 6 ms.</summary>
internal sealed class RecordingFolder : IDisposable
{
    private const double Dt = 0.1;
    private const int Samples = 100;

    public RecordingFolder(Func<int, double, double>? change = null)
    {
        Path = Directory.CreateTempSubdirectory("glia-recordings-").FullName;
        File.WriteAllText(Index, """
            {
             "traces": {
              "delta": {
               "model": "iaf_psc_delta",
               "parameters_and_initial_state": { "C_m": 200.0, "tau_m": 8.0, "E_L": -65.0, "V_m": -65.0, "V_min": -Infinity, "refractory_input": false, "thread": 0 },
               "dc_amplitude_pA": 100.0, "dc_start_ms": 1.0, "dc_stop_ms": 3.0, "dc_delay_ms": 0.5,
               "input_spike_time_ms": 6.0, "input_weight": 5.0, "input_delay_ms": 1.0,
               "dt_ms": 0.1, "spike_times_ms": []
              },
              "without samples": { "model": "iaf_psc_exp" }
             }
            }
            """);
        var text = new StringBuilder("time_ms,V_m\n");
        for (int sample = 1; sample <= Samples; sample++)
        {
            double value = Potential(sample * Dt);
            text.Append(CultureInfo.InvariantCulture, $"{sample * Dt:0.0},{change?.Invoke(sample, value) ?? value:R}\n");
        }

        File.WriteAllText(System.IO.Path.Combine(Path, "delta.csv"), text.ToString());
    }

    public string Path { get; }

    public string Index => System.IO.Path.Combine(Path, "neuron_traces.json");

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static double Potential(double t)
    {
        // The current acts from 1.5 to 3.5 ms, the spike at 7 ms.
        double Charge(double from) => t > from ? 100 * 8 / 200.0 * (1 - Math.Exp(-(t - from) / 8)) : 0;
        return -65 + Charge(1.5) - Charge(3.5) + (t > 7 - Dt / 2 ? 5 * Math.Exp(-(t - 7) / 8) : 0);
    }
}
