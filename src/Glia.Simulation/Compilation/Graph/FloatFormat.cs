namespace Glia.Simulation.Compilation.Graph;

/// <summary>The numbers of an IEEE 754 format that formulas on bits need.</summary>
internal sealed record FloatFormat
{
    /// <summary>32-bit numbers.</summary>
    public static readonly FloatFormat Single = new()
    {
        FractionBits = 23, Bias = 127, SmallestNormal = 1.17549435e-38f, Largest = float.MaxValue,
    };

    /// <summary>64-bit numbers.</summary>
    public static readonly FloatFormat Double = new()
    {
        FractionBits = 52, Bias = 1023, SmallestNormal = 2.2250738585072014e-308, Largest = double.MaxValue,
    };

    /// <summary>Bits of the fraction.</summary>
    public required int FractionBits { get; init; }

    /// <summary>Bias of the exponent.</summary>
    public required long Bias { get; init; }

    /// <summary>Smallest positive number of full precision.</summary>
    public required double SmallestNormal { get; init; }

    /// <summary>Largest finite number.</summary>
    public required double Largest { get; init; }

    /// <summary>Added to a whole number, it leaves that number in the low bits: 1.5·2^<see cref="FractionBits"/>.</summary>
    public double WholeOffset => 1.5 * Math.ScaleB(1, FractionBits);

    /// <summary>The same as bits.</summary>
    public long WholeOffsetBits => BitsOf(WholeOffset);

    /// <summary>The fraction field.</summary>
    public long FractionMask => (1L << FractionBits) - 1;

    /// <summary>The bits of a number in this format.</summary>
    public long BitsOf(double value) => this == Single ? BitConverter.SingleToInt32Bits((float)value) : BitConverter.DoubleToInt64Bits(value);

    /// <summary>A number rounded to this format.</summary>
    public double Rounded(double value) => this == Single ? (float)value : value;

    /// <summary>The one of two literals that belongs to this format.</summary>
    public TValue Choose<TValue>(TValue single, TValue twice) => this == Single ? single : twice;
}
