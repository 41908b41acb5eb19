using Glia.Validation.Traces;

namespace Glia.Validation.Tests.Synapses;

/// <summary>A test that needs the recordings of NEST; it is skipped, and says so, where the folder is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithRecordingsAttribute : FactAttribute
{
    /// <summary>Looks for the folder.</summary>
    public FactWithRecordingsAttribute()
    {
        if (TraceFolder.Find(AppContext.BaseDirectory) is null) Skip = "There is no folder reference/nest or shared/reference/nest above the tests.";
    }
}
