using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Quantities;
using Glia.Tests.BuiltIn;
using Glia.Tests.BuiltIn.Reference;

namespace Glia.Validation.Tests.Engine;

/// <summary>A random neuron with random input: what a neuron written by hand does with it, and the same as the text of a network file.</summary>
internal sealed class RandomProtocol
{
    /// <summary>Delay of all input, and the time before which nothing arrives.</summary>
    private const int DelaySteps = 10;

    private readonly RandomNeuron _recipe;
    private readonly UpdateProgram _program;
    private readonly Dictionary<string, double> _parameters;
    private readonly double _dt;
    private readonly List<(int Step, double Current)> _currents = [(0, 0)];
    private readonly List<(int Step, int Port, double Weight)> _arrivals = [];

    public RandomProtocol(string model, int seed, int steps, double dt)
    {
        _dt = dt;
        _recipe = RandomNeuron.Of(model);
        _program = ModelCompiler.Compile(ModelLibrary.Get(model));
        var random = new System.Random(seed);
        _parameters = _recipe.Parameters(random);
        Spikes = new int[steps];
        Expected = _recipe.Variables.ToImmutableDictionary(name => name, _ => new double[steps]);
        Run(new RandomInput(random, _recipe.Weight, _recipe.Current, _program.ReceptorInputs.Length));
    }

    /// <summary>Number of spikes in every step. Shape [steps].</summary>
    public int[] Spikes { get; }

    /// <summary>Values at the end of every step, by variable. Shape [steps] each.</summary>
    public ImmutableDictionary<string, double[]> Expected { get; }

    /// <summary>Deviation allowed per unit of a variable and 1/100 of its change per step.</summary>
    public double Tolerance => _recipe.Tolerance;

    /// <summary>The network file. Every arrival comes as two spikes of half the weight in the same step.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line($"name: {_recipe.Model}\ntime_step: {Number(_dt)} ms\nduration: {Milliseconds(Spikes.Length)}\npopulations:");
        Line($"  neuron: {{model: {_recipe.Model}, parameters: {{{List(_program.Parameters, p => $"{p.Variable.Name}: {Quantity(_parameters[p.Variable.Name], p.Variable.Dimension)}")}}}}}");
        Line($"  current: {{model: step_current, parameters: {{amplitude: {{times: [{List(_currents, c => Milliseconds(Math.Max(0, c.Step - DelaySteps)))}], values: [{List(_currents, c => Number(c.Current) + " pA")}]}}}}}}");
        var ports = _arrivals.GroupBy(arrival => arrival.Port).OrderBy(port => port.Key).ToList();
        foreach (var port in ports)
            Line($"  source{port.Key}: {{size: {port.Count()}, model: spike_times, parameters: {{spike_times: [{List(port, a => $"[{Milliseconds(a.Step + 1 - DelaySteps)}, {Milliseconds(a.Step + 1 - DelaySteps)}]")}]}}}}");
        Line($"projections:\n  - {{from: current, to: neuron, rule: all_to_all, delay: {Milliseconds(DelaySteps)}}}");
        foreach (var port in ports)
        {
            Receptor receptor = ModelLibrary.Get(_recipe.Model).Receptors[port.Key];
            Line($"  - {{from: source{port.Key}, to: neuron, rule: all_to_all, receptor: {receptor.Name}, delay: {Milliseconds(DelaySteps)}, weight: {{array: [{List(port, a => $"{Number(a.Weight / 2)} {receptor.Unit}")}]}}}}");
        }

        Line($"record:\n  - {{states: neuron, variables: [{string.Join(", ", _recipe.Variables)}]}}\n  - {{spikes: neuron}}");
        return text.ToString();
    }

    private void Run(RandomInput input)
    {
        ReferenceNeuron reference = _recipe.Reference(_parameters, _dt);
        double[] arrivals = new double[_program.ReceptorInputs.Length];
        for (int step = 0; step < Spikes.Length; step++)
        {
            input.Next();
            bool on = step > 2 * DelaySteps;
            double current = on ? input.Current : 0;
            if (current != _currents[^1].Current) _currents.Add((step, current));
            for (int port = 0; port < arrivals.Length; port++)
            {
                // Stored weights are float32.
                arrivals[port] = on ? (float)input.Arrivals[port] : 0;
                if (arrivals[port] != 0) _arrivals.Add((step, port, arrivals[port]));
            }

            Spikes[step] = reference.Step(arrivals, current);
            foreach ((string name, double[] values) in Expected) values[step] = reference[name];
        }
    }

    private string Milliseconds(int steps) => Number(Math.Round(steps * _dt, 3)) + " ms";

    private static string Quantity(double value, Dimension dimension) => $"{Number(value)} {CustomaryUnits.Symbol(dimension)}".TrimEnd();

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string List<T>(IEnumerable<T> items, Func<T, string> write) => string.Join(", ", items.Select(write));
}
