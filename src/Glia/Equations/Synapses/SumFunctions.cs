using Glia.Equations.Checking;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;

namespace Glia.Equations.Synapses;

/// <summary>The functions <c>sum_in</c> and <c>sum_before</c>: each sum is a variable that is taken before the statements run.</summary>
internal sealed class SumFunctions
{
    private readonly List<(SynapseSum Sum, CallSyntax Call, Diagnostics Diagnostics)> _sums = [];

    /// <summary>Adds the functions to those that texts may call.</summary>
    public SumFunctions(FunctionTable functions)
    {
        functions.Add("sum_in", (call, argument, diagnostics) => Take(call, argument, SumExtent.Incoming, diagnostics));
        functions.Add("sum_before", (call, argument, diagnostics) => Take(call, argument, SumExtent.Before, diagnostics));
    }

    /// <summary>The sums that texts ask for, each once.</summary>
    public IEnumerable<SynapseSum> All => _sums.Select(item => item.Sum);

    /// <summary>Whether a variable holds a sum.</summary>
    public bool Contains(Variable variable) => _sums.Exists(item => item.Sum.Result == variable);

    /// <summary>Reports an error about a sum where it is first asked for.</summary>
    public void Error(SynapseSum sum, string message)
    {
        (_, CallSyntax call, Diagnostics diagnostics) = _sums.Find(item => item.Sum == sum);
        diagnostics.Error(call.Span, message);
    }

    private Typed? Take(CallSyntax call, Typed term, SumExtent extent, Diagnostics diagnostics)
    {
        if (term.Value.Reads(Contains))
        {
            diagnostics.Error(call.Span, "sums cannot be nested; store the inner one in a variable under run_regularly.");
            return null;
        }

        Variable? known = _sums.Find(item => item.Sum.Extent == extent && item.Sum.Term.Equals(term.Value)).Sum?.Result;
        if (known is null)
        {
            known = new Variable($"_sum_{_sums.Count + 1}", VariableKind.Input, term.Dimension);
            _sums.Add((new SynapseSum(known, term.Value, extent), call, diagnostics));
        }

        return new Typed(known.Value(), term.Dimension);
    }
}
