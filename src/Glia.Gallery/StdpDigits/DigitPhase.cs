namespace Glia.Gallery.StdpDigits;

/// <summary>The stages of the experiment, in their order.</summary>
internal enum DigitPhase
{
    /// <summary>Weights and thresholds change; labels are not used, except to follow how well it goes.</summary>
    Train,

    /// <summary>Everything is frozen; cells get the classes that they respond to.</summary>
    Label,

    /// <summary>Everything is frozen; images that were never shown are told.</summary>
    Test,

    /// <summary>All is done.</summary>
    Done,
}
