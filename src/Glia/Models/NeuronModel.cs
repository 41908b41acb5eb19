using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Models;

/// <summary>A neuron or source model as its author wrote it: equations in text. Immutable; variants by <c>with</c>.</summary>
/// <remarks>The texts use Brian 2's syntax; built-ins are files of the same form under <c>Models/BuiltIn</c>.</remarks>
public sealed record NeuronModel
{
    /// <summary>Name, by which networks refer to the model.</summary>
    public required string Name { get; init; }

    /// <summary>One line on what it models.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Documentation in Markdown: equations, parameters, integration, reset, sources.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Differential equations, subexpressions, parameters and variables, one per line.</summary>
    public string Equations { get; init; } = "";

    /// <summary>Condition for a spike; empty when there is none.</summary>
    public string Threshold { get; init; } = "";

    /// <summary>Statements at a spike, one per line or separated by semicolons.</summary>
    public string Reset { get; init; } = "";

    /// <summary>Statements at the start of every step, before the equations are integrated; see <see cref="Reset"/> for their form.</summary>
    public string RunRegularly { get; init; } = "";

    /// <summary>Statements of every step between the arrival of spikes and the test of the threshold; see <see cref="Reset"/> for their form.</summary>
    public string BeforeThreshold { get; init; } = "";

    /// <summary>Refractory time or condition; empty for none.</summary>
    public string Refractory { get; init; } = "";

    /// <summary>For spike sources: the number of spikes emitted in a step.</summary>
    public string Spikes { get; init; } = "";

    /// <summary>For current sources: the emitted current.</summary>
    public string Output { get; init; } = "";

    /// <summary>Receptors, in port order.</summary>
    public ImmutableArray<Receptor> Receptors { get; init; } = [];

    /// <summary>Default values of parameters, as text with units (<c>250 pF</c>). Parameters without a default must be given.</summary>
    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Initial values of state variables, as expressions over parameters (<c>E_L</c>, <c>-65 mV</c>); 0 when not named.</summary>
    public ImmutableDictionary<string, string> Initial { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>User functions by name, callable from the texts.</summary>
    public ImmutableDictionary<string, UserFunction> Functions { get; init; } = ImmutableDictionary<string, UserFunction>.Empty;

    /// <summary>The integrator; empty for the automatic choice.</summary>
    public string Method { get; init; } = "";

    /// <summary>
    /// Tolerance of an adaptive integrator, in internal units (mV for a voltage, nS for a conductance): a number or an expression over parameters.
    /// </summary>
    public string Tolerance { get; init; } = "1e-3";

    /// <summary>Threshold and reset run after every internal step of the adaptive integrator, as in NEST's aeif models.</summary>
    public bool ThresholdWithinStep { get; init; }

    /// <summary>Published sources.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>Where the texts were written, for findings; null for a model made in code.</summary>
    public ModelOrigin? Origin { get; init; }
}
