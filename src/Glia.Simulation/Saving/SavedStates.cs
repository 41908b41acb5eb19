using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Saving;

/// <summary>State variables, population by population and neuron by neuron.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class SavedStates<T>(PopulationValues[] values, Tile<T>[] tiles) : ISavedPart where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name => "states";

    public void Save(StateWriter state)
    {
        foreach (PopulationValues population in values)
        {
            state.Write(population.Program.States.Length);
            foreach (StateDefinition definition in population.Program.States)
            {
                state.Write(definition.Variable.Name);
                T[] gathered = new T[population.Size];
                foreach (Block<T> block in BlocksOf(population)) block.ArrayOf(definition.Variable)[..block.Count].CopyTo(gathered.AsSpan(block.First));
                state.Write<T>(gathered);
            }
        }
    }

    public void Load(StateReader state)
    {
        foreach (PopulationValues population in values)
        {
            int count = state.ReadCount();
            if (count != population.Program.States.Length) throw state.Unfit($"population '{population.Population.Name}' has {population.Program.States.Length} state variables, not {count}");
            foreach (StateDefinition definition in population.Program.States)
            {
                string name = state.ReadText();
                if (name != definition.Variable.Name) throw state.Unfit($"population '{population.Population.Name}' has the state variable {definition.Variable.Name}, not {name}");
                T[] gathered = new T[population.Size];
                state.Read<T>(gathered);
                foreach (Block<T> block in BlocksOf(population)) Deal(gathered.AsSpan(block.First, block.Count), block.ArrayOf(definition.Variable));
            }
        }
    }

    /// <summary>Padding repeats the last neuron, so that it holds sound values.</summary>
    private static void Deal(ReadOnlySpan<T> values, Span<T> array)
    {
        values.CopyTo(array);
        array[values.Length..].Fill(values[^1]);
    }

    private IEnumerable<Block<T>> BlocksOf(PopulationValues population) => tiles.Select(tile => tile.BlockOf(population.Index)).OfType<Block<T>>();
}
