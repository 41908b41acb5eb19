#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// One adaptive neuron and a step of current, its potential drawn in the terminal.
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

var net = new Network();
Population neuron = net.AddPopulation("neuron", 1, ModelLibrary.Get("aeif_cond_exp"));
Population step = net.Add(new Population
{
    Name = "step", Size = 1, Model = ModelLibrary.Get("step_current"),
    Parameters = ParameterSet.Of(("amplitude", new ScheduledValue([50 * ms, 250 * ms], [700 * pA, 0 * pA]))),
});
net.Connect(step, neuron, new AllToAll(), weight: 1, delay: 1 * ms);
StateRecorder states = net.RecordStates(neuron, ["V_m", "w"], [0]);

using Simulation simulation = net.Build(new SimulationOptions { Precision = Precision.Float64, Threads = 1 });
await simulation.RunAsync(300 * ms);
double[] potential = simulation.States(states).Trace(0, "V_m");

const int Columns = 100, Rows = 16;
double low = potential.Min(), high = potential.Max();
for (int row = Rows - 1; row >= 0; row--)
{
    string line = string.Concat(Enumerable.Range(0, Columns).Select(column =>
    {
        double peak = potential.Skip(column * potential.Length / Columns).Take(potential.Length / Columns).Max();
        return (int)((peak - low) / (high - low) * (Rows - 1)) == row ? '*' : ' ';
    }));
    Console.WriteLine($"{low + row * (high - low) / (Rows - 1),7:F1} mV |{line}");
}
