namespace Glia.Analysis.Charts;

/// <summary>A colour by what it means. The page knows its tone on white, on dark and on paper; all are told apart by colour-blind eyes.</summary>
/// <remarks>Source of the palette: Okabe and Ito, "Color universal design" (2008).</remarks>
public enum Hue
{
    /// <summary>Ink: neither excitatory nor inhibitory, or a single curve.</summary>
    Neutral,

    /// <summary>Excitatory neurons: blue.</summary>
    Excitatory,

    /// <summary>Inhibitory neurons: vermilion.</summary>
    Inhibitory,

    /// <summary>Sources and injected currents: bluish green.</summary>
    Stimulus,

    /// <summary>A further curve: reddish purple.</summary>
    Purple,

    /// <summary>A further curve: orange.</summary>
    Orange,

    /// <summary>A further curve: sky blue.</summary>
    Sky,
}
