using Glia.Equations;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;

namespace Glia.Tests.BuiltIn;

/// <summary>Built-in models run by the interpreter, inputs and all.</summary>
internal sealed class BuiltInNeuron
{
    private readonly UpdateProgram _program;
    private readonly Interpreter _interpreter;

    public BuiltInNeuron(string model, double dt = 0.1, IReadOnlyDictionary<string, double>? parameters = null, int size = 1, ulong seed = 1)
    {
        _program = ModelCompiler.Compile(ModelLibrary.Get(model));
        _interpreter = new Interpreter(_program, size, dt, seed);
        foreach ((string name, double value) in parameters ?? new Dictionary<string, double>()) _interpreter.Set(name, value);
        _interpreter.Initialise();
    }

    /// <summary>Receptors, in port order.</summary>
    public int ReceptorCount => _program.ReceptorInputs.Length;

    /// <summary>What a current source emitted in the last step.</summary>
    public double Output => _interpreter.Output[0];

    /// <summary>A state, parameter or recordable subexpression of the first neuron.</summary>
    public double this[string variable]
    {
        get => _program.Observables.TryGetValue(variable, out Expr? value) ? _interpreter.Evaluate(value) : _interpreter[variable][0];
        set => _interpreter.Set(variable, value);
    }

    /// <summary>Time reached.</summary>
    public double Time_ms => _interpreter.Time_ms;

    /// <summary>Default parameters in internal units.</summary>
    public static Dictionary<string, double> Defaults(string model) =>
        ModelCompiler.Compile(ModelLibrary.Get(model)).Parameters.ToDictionary(parameter => parameter.Variable.Name, parameter => parameter.Default);

    /// <summary>Advances one step; the inputs go to the first neuron, the number of its spikes comes back.</summary>
    public int Step(double current = 0, params ReadOnlySpan<double> arrivals)
    {
        for (int k = 0; k < arrivals.Length; k++) _interpreter[_program.ReceptorInputs[k].Name][0] = arrivals[k];
        if (current != 0) _interpreter[_program.CurrentInputs[0].Name][0] = current;
        return _interpreter.Step().Length;
    }

    /// <summary>Puts a current into one of several inputs for the next step.</summary>
    public void Inject(string input, double current) => _interpreter[input][0] = current;

    /// <summary>Advances one step without input; the number of spikes of every neuron.</summary>
    public int[] StepAll()
    {
        int[] counts = new int[_interpreter.Size];
        foreach (int neuron in _interpreter.Step()) counts[neuron]++;
        return counts;
    }

    /// <summary>Spike times, ms, of a neuron with a constant current in a time.</summary>
    public static List<double> Fire(string model, double current, double duration_ms, double dt = 0.1, IReadOnlyDictionary<string, double>? parameters = null)
    {
        var neuron = new BuiltInNeuron(model, dt, parameters);
        var times = new List<double>();
        for (int step = 1; step <= Math.Round(duration_ms / dt); step++)
            for (int spike = neuron.Step(current); spike > 0; spike--) times.Add(step * dt);
        return times;
    }
}
