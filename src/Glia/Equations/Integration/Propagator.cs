using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Integration;

/// <summary>The rows x(t+dt) = P x + Q b of a linear block, with everything that is known before the run moved into derived values.</summary>
/// <remarks>
/// b is split into a constant and changing factors u with constant scales: (Q b)ᵢ = cᵢ + Σ gᵢᵤ u. c and g are derived, so that the step
/// multiplies and adds once per state and per factor.
/// </remarks>
internal sealed class Propagator
{
    private readonly StepBuilder _step;
    private readonly LinearBlock _block;
    private readonly bool[,] _acts;
    private readonly ImmutableArray<ScaledTerms> _drives;
    private readonly string _suffix;
    private Variable?[] _propagator = [];
    private Variable?[] _input = [];

    /// <param name="step">Where the preparations go.</param>
    /// <param name="block">The block.</param>
    /// <param name="suffix">Distinguishes the derived values.</param>
    /// <param name="isWanted">Rows that will be asked for.</param>
    public Propagator(StepBuilder step, LinearBlock block, string suffix, Func<int, bool> isWanted)
    {
        _step = step;
        _block = block;
        _suffix = suffix;
        _acts = block.Reachability();
        _drives = [.. block.Forms.Select(form => ScaledTerms.Of(form.Remainder, variable => !step.Subexpressions.IsFixed(variable.Value())))];
        if (block.Size == 1) PrepareScalar();
        else PrepareMatrix(isWanted);
    }

    /// <summary>The new value of a state as an expression over the old ones.</summary>
    public Expr Row(int row)
    {
        Expr sum = Zero;
        for (int j = 0; j < _block.Size; j++)
            if (_propagator[row * _block.Size + j] is { } p) sum += p.Value() * _block.Variable(j).Value();
            else if (j == row && _acts[row, j]) sum += _block.Variable(j).Value();
        return DriveTerms(row).Aggregate(sum, (total, term) => total + term);
    }

    private IEnumerable<Expr> DriveTerms(int row)
    {
        Variable x = _block.Variable(row);
        Expr constant = WeightedByInput(row, drive => drive.Constant);
        if (!constant.Is(0)) yield return _step.Derive($"c_{x}{_suffix}", constant, x.Dimension).Value();
        foreach (Expr factor in _drives.SelectMany(drive => drive.Terms).Select(term => term.Factor).Distinct())
        {
            Expr gain = WeightedByInput(row, drive => drive.Terms.FirstOrDefault(term => term.Factor.Equals(factor)).Scale ?? Zero);
            if (gain.Is(0)) continue;
            string name = factor is Read read ? read.Variable.Name : "drive";
            Dimension dimension = factor is Read of ? x.Dimension / of.Variable.Dimension : Dimension.None;
            yield return gain is Read { Variable.Kind: VariableKind.Derived }
                ? gain * factor
                : _step.Derive($"g_{x}_{name}{_suffix}", gain, dimension).Value() * factor;
        }
    }

    /// <summary>Σⱼ Qᵢⱼ·part(bⱼ).</summary>
    private Expr WeightedByInput(int row, Func<ScaledTerms, Expr> part)
    {
        Expr sum = Zero;
        for (int j = 0; j < _block.Size; j++)
            if (part(_drives[j]) is var value && !value.Is(0) && _acts[row, j]) sum += _input[row * _block.Size + j]!.Value() * value;
        return sum;
    }

    private void PrepareScalar()
    {
        Variable x = _block.Variable(0);
        Expr dt = WellKnown.TimeStep.Value(), rate = _block.Rate(0, 0);
        _propagator = [rate.Is(0) ? null : _step.Derive($"P_{x}{_suffix}", Apply(Functions.Exp, rate * dt), Dimension.None)];
        // dt·exprel(a dt) = (exp(a dt) − 1)/a, and dt where a = 0.
        _input = [HasDrive(0) ? _step.Derive($"Q_{x}{_suffix}", rate.Is(0) ? dt : dt * Apply(Functions.Exprel, rate * dt), Dimension.Time) : null];
    }

    private void PrepareMatrix(Func<int, bool> isWanted)
    {
        int n = _block.Size;
        _propagator = new Variable?[n * n];
        _input = new Variable?[n * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                if (!isWanted(i) || !_acts[i, j]) continue;
                (Variable to, Variable from) = (_block.Variable(i), _block.Variable(j));
                string name = (i == j ? $"{to}" : $"{to}_{from}") + _suffix;
                _propagator[i * n + j] = _step.NewDerived("P_" + name, to.Dimension / from.Dimension);
                if (HasDrive(j)) _input[i * n + j] = _step.NewDerived("Q_" + name, to.Dimension / from.Dimension * Dimension.Time);
            }

        ExprList matrix = new([.. Enumerable.Range(0, n * n).Select(k => _step.Subexpressions.Inline(_block.Rate(k / n, k % n), _ => true))]);
        _step.Prepare(new MatrixExponential(matrix, WellKnown.TimeStep.Value(), [.. _propagator], [.. _input]));
    }

    private bool HasDrive(int row) => !_drives[row].Constant.Is(0) || !_drives[row].Terms.IsEmpty;
}
