namespace Glia.Simulation.Saving;

/// <summary>The constants of a checkpoint file; <c>docs/checkpoints.md</c> describes it.</summary>
internal static class CheckpointFormat
{
    /// <summary>The version written, and the newest that can be read.</summary>
    public const int Version = 1;

    /// <summary>Most bytes of a block: what a reader has to hold before it can tell that they are sound.</summary>
    public const int LargestBlock = 1 << 20;

    /// <summary>Most bytes of a section's name.</summary>
    public const int LongestName = 4096;

    /// <summary>The section that says of what network and time the state is. It comes first.</summary>
    public const string DescriptionSection = "description";

    /// <summary>Sections with bytes of whoever saved: <c>note NAME</c>. They follow the description.</summary>
    public const string NotePrefix = "note ";

    /// <summary>First bytes of every file. As in PNG files, a transfer that treats the file as text damages them.</summary>
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'G', (byte)'L', (byte)'I', (byte)'A', (byte)'\r', (byte)'\n', 0x1A];
}
