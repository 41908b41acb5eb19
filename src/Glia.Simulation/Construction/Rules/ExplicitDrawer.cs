namespace Glia.Simulation.Construction.Rules;

/// <summary>A given list of pairs, in the order given.</summary>
internal sealed unsafe class ExplicitDrawer(PairIndex pairs) : PairDrawer
{
    public override int Draw(int driver, DrawBuffers buffers)
    {
        ReadOnlySpan<int> sources = pairs.SourcesOf(driver);
        buffers.Reserve(sources.Length);
        sources.CopyTo(new Span<int>(buffers.Partners, sources.Length));
        return sources.Length;
    }
}
