namespace Glia.Cli.Benchmarks;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    public int Count => _values.Count;

    public double Median
    {
        get
        {
            if (_values.Count == 0) return double.NaN;
            double[] sorted = [.. _values.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    public double Smallest => _values.DefaultIfEmpty(double.NaN).Min();

    public double Largest => _values.DefaultIfEmpty(double.NaN).Max();
}
