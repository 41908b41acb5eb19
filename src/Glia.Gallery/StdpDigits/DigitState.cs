using Glia.Errors;

namespace Glia.Gallery.StdpDigits;

/// <summary>Where a run of the experiment is, apart from the network itself: what a checkpoint holds beside the simulation.</summary>
internal sealed class DigitState
{
    private const int Version = 1;

    /// <summary>The state of a run that begins.</summary>
    /// <param name="cells">Number of excitatory cells.</param>
    /// <param name="classes">Number of classes.</param>
    public DigitState(int cells, int classes) =>
        (Tally, Confusion, Stretch) = (new ResponseTally(cells, classes), new ConfusionMatrix(classes), new ConfusionMatrix(classes));

    /// <summary>The stage.</summary>
    public DigitPhase Phase { get; set; }

    /// <summary>Images of the stage that were shown.</summary>
    public int Next { get; set; }

    /// <summary>Images that were shown in all stages.</summary>
    public int Shown { get; set; }

    /// <summary>What the cells stand for; null as long as nothing is known.</summary>
    public CellClasses? Classes { get; set; }

    /// <summary>Responses since the cells were last named.</summary>
    public ResponseTally Tally { get; }

    /// <summary>The test.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Images told while learning, since the last point of the curve.</summary>
    public ConfusionMatrix Stretch { get; }

    /// <summary>Accuracy while learning, by images shown.</summary>
    public List<(int Images, double Accuracy)> Curve { get; } = [];

    /// <summary>What showing images came to.</summary>
    public ScreenTotals Totals { get; set; }

    /// <summary>The state as bytes.</summary>
    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Version);
        writer.Write((int)Phase);
        writer.Write(Next);
        writer.Write(Shown);
        writer.Write(Totals.Presentations);
        writer.Write(Totals.Wall_s);
        writer.Write(Totals.Simulated_s);
        writer.Write(Totals.SynapticEvents);
        writer.Write(Curve.Count);
        foreach ((int images, double accuracy) in Curve)
        {
            writer.Write(images);
            writer.Write(accuracy);
        }

        writer.Write(Classes is not null);
        foreach (int of in Classes?.Of ?? []) writer.Write(of);
        Tally.Write(writer);
        Confusion.Write(writer);
        Stretch.Write(writer);
        return memory.ToArray();
    }

    /// <summary>Takes over a state that was saved as bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cells">Number of excitatory cells.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="GliaException">They are not those of such a run.</exception>
    public static DigitState FromBytes(ReadOnlySpan<byte> bytes, int cells, int classes)
    {
        var state = new DigitState(cells, classes);
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        try
        {
            if (reader.ReadInt32() != Version) throw Foreign();
            state.Read(reader, cells, classes);
            return reader.BaseStream.Position == bytes.Length ? state : throw Foreign();
        }
        catch (EndOfStreamException)
        {
            throw Foreign();
        }
    }

    private void Read(BinaryReader reader, int cells, int classes)
    {
        (Phase, Next, Shown) = ((DigitPhase)reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        Totals = new ScreenTotals(reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt64());
        for (int points = reader.ReadInt32(); points > 0; points--) Curve.Add((reader.ReadInt32(), reader.ReadDouble()));
        if (reader.ReadBoolean()) Classes = new CellClasses([.. Enumerable.Range(0, cells).Select(_ => reader.ReadInt32())], classes);
        Tally.Read(reader);
        Confusion.Read(reader);
        Stretch.Read(reader);
    }

    private static GliaException Foreign() => new("checkpoint", "holds the stage of another experiment, or of another version of this one. Begin the run anew.");
}
