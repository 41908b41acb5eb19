namespace Glia.Simulation.Construction.Rules;

/// <summary>Every driver draws the same number of partners: fixed in-degree, or out-degree when sources drive.</summary>
/// <remarks>With sources driving, every tile draws all targets of a source and keeps its own.</remarks>
internal sealed class FixedDegreeDrawer(ProjectionPlan plan, int degree, bool drivenBySource) : PairDrawer, IDisposable
{
    private readonly UniformPartners _partners = new(plan, drivenBySource ? plan.PartnersOfSource : plan.PartnersOfTarget);

    public override bool DrivenBySource => drivenBySource;

    public override int Draw(int driver, DrawBuffers buffers) => _partners.Draw(driver, degree, buffers);

    public void Dispose() => _partners.Dispose();
}
