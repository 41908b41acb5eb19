namespace Glia.Simulation.Compilation.Graph;

/// <summary>What a node of the value graph computes. Every one is exactly rounded, so that a graph gives the same bits at every vector width.</summary>
internal enum Operation
{
    /// <summary>A literal number.</summary>
    Constant,

    /// <summary>A literal bit pattern.</summary>
    BitsConstant,

    /// <summary>A literal truth value.</summary>
    TruthConstant,

    /// <summary>The neuron's element of array <see cref="Node.Slot"/>.</summary>
    Load,

    /// <summary>The uniform value <see cref="Node.Slot"/>.</summary>
    Scalar,

    /// <summary>Time at the start of the step.</summary>
    Time,

    /// <summary>Length of the step.</summary>
    TimeStep,

    /// <summary>Number of the step.</summary>
    Step,

    /// <summary>Size of the population.</summary>
    Size,

    /// <summary>Index of the neuron in its population.</summary>
    Index,

    /// <summary>The neuron's element of scratch row <see cref="Node.Slot"/>, filled once per 64 neurons.</summary>
    Row,

    /// <summary>Argument <see cref="Node.Slot"/> of a function that is compiled on its own.</summary>
    Argument,

    /// <summary>A function of the inputs that is compiled on its own: <see cref="Node.Tag"/>.</summary>
    Outlined,

    /// <summary>A value carried round a loop, as it is at the start of a round.</summary>
    LoopParameter,

    /// <summary>A value carried round a loop, as it is after the last round.</summary>
    LoopResult,

    /// <summary>x + y.</summary>
    Add,

    /// <summary>x − y.</summary>
    Subtract,

    /// <summary>x·y.</summary>
    Multiply,

    /// <summary>x/y.</summary>
    Divide,

    /// <summary>x·y + z, rounded once.</summary>
    FusedMultiplyAdd,

    /// <summary>−x.</summary>
    Negate,

    /// <summary>|x|.</summary>
    Abs,

    /// <summary>√x.</summary>
    Sqrt,

    /// <summary>Largest whole number not above x.</summary>
    Floor,

    /// <summary>Smallest whole number not below x.</summary>
    Ceiling,

    /// <summary>Nearest whole number, halves to even.</summary>
    Round,

    /// <summary>x without its fraction.</summary>
    Truncate,

    /// <summary>The smaller; NaN when either is.</summary>
    Minimum,

    /// <summary>The larger; NaN when either is.</summary>
    Maximum,

    /// <summary>The smaller of a literal or otherwise ordinary x and any y; NaN when y is.</summary>
    MinimumOfOrdinary,

    /// <summary>The larger of a literal or otherwise ordinary x and any y; NaN when y is.</summary>
    MaximumOfOrdinary,

    /// <summary>x·2ⁿ for a whole n.</summary>
    Scale,

    /// <summary>x &lt; y.</summary>
    Less,

    /// <summary>x ≤ y.</summary>
    LessOrEqual,

    /// <summary>x = y.</summary>
    Equal,

    /// <summary>Both.</summary>
    And,

    /// <summary>Either.</summary>
    Or,

    /// <summary>Not.</summary>
    Not,

    /// <summary>One of two reals by a truth value.</summary>
    Select,

    /// <summary>The bits of a real as an integer of its size.</summary>
    ToBits,

    /// <summary>The real with these bits.</summary>
    FromBits,

    /// <summary>Sum of integers, wrapping.</summary>
    BitsAdd,

    /// <summary>Difference of integers, wrapping.</summary>
    BitsSubtract,

    /// <summary>Bitwise and.</summary>
    BitsAnd,

    /// <summary>Bitwise or.</summary>
    BitsOr,

    /// <summary>Bitwise exclusive or.</summary>
    BitsXor,

    /// <summary>Shift to the left by <see cref="Node.Bits"/>.</summary>
    ShiftLeft,

    /// <summary>Shift to the right by <see cref="Node.Bits"/>, zeros coming in.</summary>
    ShiftRight,

    /// <summary>A function called neuron by neuron: <see cref="Node.Tag"/>.</summary>
    Call,

    /// <summary>The last input, except where the first is true: there a function of the inputs between, called neuron by neuron.</summary>
    Repair,

    /// <summary>A Poisson count with a mean of its own for every neuron, from row <see cref="Node.Slot"/> of random words.</summary>
    Poisson,
}

/// <summary>What a node's value is.</summary>
internal enum NodeType
{
    /// <summary>A number.</summary>
    Real,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>An integer as wide as a number.</summary>
    Bits,
}
