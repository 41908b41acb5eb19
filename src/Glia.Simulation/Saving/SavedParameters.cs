using System.Numerics;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Saving;

/// <summary>Parameters that were changed since the network was built, population by population; all others are those of the description.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class SavedParameters<T>(PopulationValues[] values, ParameterEras eras, Tile<T>[] tiles, Func<long> step) : ISavedPart
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostEras = 1 << 24;

    public string Name => "parameters";

    public void Save(StateWriter state)
    {
        for (int population = 0; population < values.Length; population++)
        {
            IReadOnlyList<ParameterEra> known = eras.Of(population, step());
            state.Write(known.Count);
            foreach (ParameterEra era in known)
            {
                state.Write(era.From);
                Write(state, era.Values);
            }
        }
    }

    public void Load(StateReader state)
    {
        for (int population = 0; population < values.Length; population++)
        {
            var loaded = new List<ParameterEra>();
            for (int left = state.ReadCount(MostEras); left > 0; left--) loaded.Add(new ParameterEra(state.ReadInt64(), Read(state, values[population])));
            if (loaded.Count == 0) throw state.Unfit("a population has no parameters");
            eras.Replace(population, loaded);
            values[population] = loaded[^1].Values;
            foreach (Tile<T> tile in tiles) tile.Restart(loaded, step());
        }
    }

    private static void Write(StateWriter state, PopulationValues population)
    {
        state.Write(population.Changed.Count);
        foreach (string name in population.Changed)
        {
            ParameterInForce value = population.InForce(name);
            state.Write(name);
            state.WriteArray<double>(value.Values);
            state.Write(value.Timed is not null);
            value.Timed?.Save(state);
            state.Write(value.Events is not null);
            value.Events?.Save(state);
        }
    }

    private static PopulationValues Read(StateReader state, PopulationValues population)
    {
        for (int left = state.ReadCount(population.Program.Parameters.Length); left > 0; left--)
        {
            string name = state.ReadText();
            if (population.Program.Parameters.All(parameter => parameter.Variable.Name != name)) throw state.Unfit($"population '{population.Population.Name}' has no parameter '{name}'");
            double[] given = state.ReadArray<double>(population.Size);
            if (given.Length != 1 && given.Length != population.Size) throw state.Unfit($"parameter '{name}' has values for {given.Length} of {population.Size} neurons");
            TimedValue? timed = state.ReadBoolean() ? TimedValue.Load(state) : null;
            EventSchedule? events = state.ReadBoolean() ? EventSchedule.Load(state, population.Size) : null;
            population = population.With(name, new ParameterInForce(given, timed, events));
        }

        return population;
    }
}
