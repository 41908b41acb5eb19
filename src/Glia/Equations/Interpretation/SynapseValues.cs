using Glia.Equations.Ir;
using Glia.Errors;

namespace Glia.Equations.Interpretation;

/// <summary>The values of one interpreted synapse, and what its variables were at the end of every step.</summary>
internal sealed class SynapseValues
{
    private readonly string _subject;
    private readonly Dictionary<Variable, double[]> _values = [];
    private readonly Variable[] _variables;
    private readonly Dictionary<string, List<double>> _history;

    /// <summary>The variables of a program, with the parameters of a setting.</summary>
    /// <exception cref="GliaException">The setting names something that the program does not have, or a parameter lacks a value.</exception>
    public SynapseValues(SynapseProgram program, SynapseSetting setting)
    {
        _subject = $"synapse model '{program.Name}'";
        _variables = [.. program.States.Concat(program.PreTraces).Concat(program.PostTraces).Select(state => state.Variable)];
        _history = _variables.ToDictionary(variable => variable.Name, _ => new List<double>());
        Require(setting.Parameters.Keys, [.. program.Parameters.Select(parameter => parameter.Variable.Name)], "a parameter");
        Require(setting.Initial.Keys, _history.Keys, "a variable");
        foreach (ParameterDefinition parameter in program.Parameters)
        {
            double value = setting.Parameters.GetValueOrDefault(parameter.Variable.Name, parameter.Default);
            if (double.IsNaN(value)) throw new GliaException(_subject, $"the parameter '{parameter.Variable.Name}' has no default and must be given.");
            Storage(parameter.Variable)[0] = value;
        }
    }

    /// <summary>The place of a variable's value.</summary>
    public double[] Storage(Variable variable)
    {
        if (!_values.TryGetValue(variable, out double[]? place)) _values.Add(variable, place = new double[1]);
        return place;
    }

    /// <summary>Keeps the present values as those of the next stamp.</summary>
    public void Record()
    {
        foreach (Variable variable in _variables) _history[variable.Name].Add(Storage(variable)[0]);
    }

    /// <summary>The present values, to come back to.</summary>
    public double[] Save() => [.. _variables.Select(variable => Storage(variable)[0])];

    /// <summary>Comes back to saved values.</summary>
    public void Load(double[] saved)
    {
        for (int k = 0; k < saved.Length; k++) Storage(_variables[k])[0] = saved[k];
    }

    /// <summary>The value of a variable at a stamp that has been recorded.</summary>
    /// <exception cref="GliaException">The program has no such variable.</exception>
    public double At(string name, long stamp) => _history.TryGetValue(name, out List<double>? values)
        ? values[checked((int)stamp)]
        : throw new GliaException(_subject, $"'{name}' is not a variable.{Suggestion.For(name, _history.Keys)}");

    private void Require(IEnumerable<string> names, IReadOnlyCollection<string> known, string what)
    {
        foreach (string name in names.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal))
            throw new GliaException(_subject, $"'{name}' is not {what}.{Suggestion.For(name, known)}");
    }
}
