namespace Glia.Simulation.Construction.Rules;

/// <summary>A fixed number of synapses, each with a uniform source and a uniform target.</summary>
/// <remarks>
/// The number is split over the targets by halving the population: how many of a node's synapses fall to its left half is binomial (hypergeometric
/// when no pair may occur twice), drawn for the node itself. A tile thus finds its targets' in-degrees without drawing those of the others.
/// </remarks>
internal sealed class FixedTotalDrawer : PairDrawer, IDisposable
{
    /// <summary>Draws of the tree are named by steps above all target indexes.</summary>
    private const long TreeStep = 1L << 40;

    private readonly ProjectionPlan _plan;
    private readonly UniformPartners _partners;
    private readonly int _first;
    private readonly int[] _inDegrees;

    public FixedTotalDrawer(ProjectionPlan plan, long number, int firstTarget, int targets)
    {
        (_plan, _first, _inDegrees) = (plan, firstTarget, new int[targets]);
        _partners = new UniformPartners(plan, plan.PartnersOfTarget);
        long pairs = (long)plan.PartnersOfTarget * plan.TargetSize;
        if (!plan.Rule.Multapses && number > pairs)
            throw plan.Error($"asks for {number} synapses between different pairs, but there are {pairs} pairs. Use a smaller number, or allow multapses.");
        if (pairs == 0 && number > 0) throw plan.Error($"asks for {number} synapses, but there is no pair of neurons. Allow autapses, or remove the projection.");
        Split(0, plan.TargetSize, number);
    }

    public override int Draw(int driver, DrawBuffers buffers) => _partners.Draw(driver, _inDegrees[driver - _first], buffers);

    public void Dispose() => _partners.Dispose();

    private void Split(int from, int to, long number)
    {
        if (to <= _first || from >= _first + _inDegrees.Length || number == 0) return;
        if (to - from == 1)
        {
            _inDegrees[from - _first] = checked((int)number);
            return;
        }

        int middle = from + (to - from) / 2;
        var draws = new UniformSequence(_plan.ConnectivityKey, middle, TreeStep);
        long cells = _plan.PartnersOfTarget;
        long left = _plan.Rule.Multapses
            ? DiscreteDraws.Binomial(ref draws, number, (double)(middle - from) / (to - from))
            : DiscreteDraws.Hypergeometric(ref draws, cells * (middle - from), cells * (to - middle), number);
        Split(from, middle, left);
        Split(middle, to, number - left);
    }
}
