namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Names of columns that event-driven synapses have besides their variables.</summary>
internal static class EventColumns
{
    /// <summary>Time since the group's pre-traces were valid, ms.</summary>
    public const string SincePre = "_since_pre";

    /// <summary>Time since the target's spike whose post-traces are given, ms.</summary>
    public const string SincePost = "_since_post";

    /// <summary>Time since the synapse's last event, ms.</summary>
    public const string SinceEvent = "_since_event";

    /// <summary>What the spike carries.</summary>
    public const string Transmit = "_transmit";

    /// <summary>Which of the synapses of its pair it is.</summary>
    public const string Occurrence = "_occurrence";

    /// <summary>A pre-trace as it was when the group was last visited.</summary>
    public static string Origin(string trace) => $"_origin_{trace}";
}
