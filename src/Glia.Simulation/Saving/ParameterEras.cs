using Glia.Simulation.Engine;

namespace Glia.Simulation.Saving;

/// <summary>Values of a population's parameters from a step on.</summary>
internal readonly record struct ParameterEra(long From, PopulationValues Values);

/// <summary>The parameters in force of every population, and those before them that sources delivered in place still need: a spike under way has the parameters it was emitted with.</summary>
internal sealed class ParameterEras
{
    private readonly List<ParameterEra>[] _eras;
    private readonly int[] _delays;

    /// <summary>Begins with the values of the description.</summary>
    public ParameterEras(IReadOnlyList<PopulationValues> values, NetworkLayout layout)
    {
        _eras = [.. values.Select(population => new List<ParameterEra> { new(0, population) })];
        _delays = [.. values.Select(population => layout.InPlace.Where(projection => projection.Source == population.Index)
            .Select(projection => projection.Sampler.MaximumDelay).DefaultIfEmpty(0).Max())];
    }

    /// <summary>The eras of a population that matter, oldest first.</summary>
    public IReadOnlyList<ParameterEra> Of(int population, long step)
    {
        List<ParameterEra> eras = _eras[population];
        while (eras.Count > 1 && eras[1].From <= step - _delays[population]) eras.RemoveAt(0);
        return eras;
    }

    /// <summary>Begins an era.</summary>
    public void Begin(long step, PopulationValues values)
    {
        Of(values.Index, step);   // forgets what no longer matters
        _eras[values.Index].Add(new ParameterEra(step, values));
    }

    /// <summary>Replaces the eras of a population.</summary>
    public void Replace(int population, IEnumerable<ParameterEra> eras) => _eras[population] = [.. eras];
}
