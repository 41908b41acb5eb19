namespace Glia.Data.Datasets;

/// <summary>The parts of a dataset that must not be mixed.</summary>
public enum DatasetSplit
{
    /// <summary>To learn from.</summary>
    Train,

    /// <summary>To be tested on.</summary>
    Test,
}
