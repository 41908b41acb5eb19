using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Integration;

/// <summary>The equations of a model as x' = A x + b, taken apart into blocks that do not act on each other.</summary>
/// <param name="Blocks">The blocks; every state is in one.</param>
internal sealed record LinearSystem(ImmutableArray<LinearBlock> Blocks)
{
    /// <summary>Writes a model in this form; otherwise says what stands in the way.</summary>
    public static (LinearSystem? System, string? Obstacle) Of(ModelFacts facts)
    {
        ImmutableArray<DifferentialEquation> equations = facts.System.Equations;
        var forms = new LinearForm[equations.Length];
        for (int i = 0; i < equations.Length; i++)
        {
            Variable x = equations[i].Variable;
            Expr drift = facts.Subexpressions.InlineFor(equations[i].Drift, facts.States);
            if (LinearForm.Of(drift, facts.States) is not { } form) return (null, $"the equation of {x} is not linear");
            if (facts.Subexpressions.DependsOn(drift, variable => variable == WellKnown.Time))
                return (null, $"the equation of {x} depends on t during the step; put what depends on t into a subexpression flagged (constant over dt)");
            forms[i] = form;
        }

        ImmutableArray<LinearBlock> blocks = [.. Components(equations, forms).Select(members => new LinearBlock(
            [.. members.Select(i => equations[i])], [.. members.Select(i => forms[i])]))];
        foreach (LinearBlock block in blocks)
            if (block.Size > 1 && block.Entries.FirstOrDefault(entry => !facts.Subexpressions.IsFixed(entry.Value)) is { Value: not null } changing)
                return (null, $"a coefficient in the equation of {block.Variable(changing.Row)} changes during the run, so that no propagator can be computed before it");
        return (new LinearSystem(blocks), null);
    }

    /// <summary>Groups of equations that are coupled in either direction, in text order.</summary>
    private static List<List<int>> Components(ImmutableArray<DifferentialEquation> equations, LinearForm[] forms)
    {
        int[] group = [.. Enumerable.Range(0, forms.Length)];
        for (int i = 0; i < forms.Length; i++)
            for (int j = 0; j < forms.Length; j++)
                if (!forms[i][equations[j].Variable].Is(0)) Merge(group, group[i], group[j]);
        return [.. Enumerable.Range(0, forms.Length).GroupBy(i => group[i]).Select(members => members.ToList())];
    }

    private static void Merge(int[] group, int a, int b)
    {
        for (int i = 0; i < group.Length; i++)
            if (group[i] == b) group[i] = a;
    }
}

/// <summary>Coupled linear equations x' = A x + b.</summary>
/// <param name="Equations">The equations.</param>
/// <param name="Forms">Their right-hand sides.</param>
internal sealed record LinearBlock(ImmutableArray<DifferentialEquation> Equations, ImmutableArray<LinearForm> Forms)
{
    public int Size => Equations.Length;

    /// <summary>The entries of A that are not structurally zero.</summary>
    public IEnumerable<(int Row, int Column, Expr Value)> Entries =>
        from row in Enumerable.Range(0, Size)
        from column in Enumerable.Range(0, Size)
        where !Rate(row, column).Is(0)
        select (row, column, Rate(row, column));

    public Variable Variable(int index) => Equations[index].Variable;

    /// <summary>An entry of A.</summary>
    public Expr Rate(int row, int column) => Forms[row][Variable(column)];

    /// <summary>The block while its frozen variables rest: their rows of A and b are zero.</summary>
    public LinearBlock WhileRefractory() => this with
    {
        Forms = [.. Forms.Select((form, i) =>
            Equations[i].UnlessRefractory ? new LinearForm(ImmutableDictionary<Variable, Expr>.Empty, Algebra.Zero) : form)],
    };

    /// <summary>Which variable acts on which, through any chain: the sparsity of the propagator. Every variable acts on itself.</summary>
    public bool[,] Reachability()
    {
        bool[,] acts = new bool[Size, Size];
        for (int i = 0; i < Size; i++) acts[i, i] = true;
        foreach ((int row, int column, _) in Entries) acts[row, column] = true;
        for (int k = 0; k < Size; k++)
            for (int i = 0; i < Size; i++)
                for (int j = 0; j < Size; j++)
                    acts[i, j] |= acts[i, k] && acts[k, j];
        return acts;
    }
}
