namespace Glia.Simulation.Plasticity.Kernels;

/// <summary>Names under which lane kernels find what an engine gives to the statements of a synapse. Each may be a column or a uniform value.</summary>
internal static class LaneNames
{
    /// <summary>Time of the event, ms (<c>t</c> in texts).</summary>
    public const string Time = "_t";

    /// <summary>Time over which event-driven variables are advanced, ms.</summary>
    public const string Elapsed = "_elapsed";

    /// <summary>Index of the presynaptic neuron (<c>i</c>).</summary>
    public const string Source = "_i";

    /// <summary>Index of the postsynaptic neuron (<c>j</c>).</summary>
    public const string Target = "_j";

    /// <summary>The uniform number of a draw: what <c>rand()</c> is, or the distance from the origin of a normal number (Box–Muller).</summary>
    public static string Draw(int index) => $"_draw{index}";

    /// <summary>The second uniform number of a normal draw: its angle.</summary>
    public static string Angle(int index) => $"_angle{index}";
}
