using System.Collections.Immutable;
using Glia.Equations.Checking;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Equations.Syntax;
using Glia.Models;

namespace Glia.Equations.Synapses;

/// <summary>Which equations are solved between events, and which are integrated step by step.</summary>
/// <param name="Advance">Closed forms over <see cref="WellKnownSynapse.Elapsed"/>, in an order in which each still reads the values of the last event.</param>
/// <param name="ClockDriven">The other equations, in text order, with the reason.</param>
internal sealed record EquationSplit(ImmutableArray<Assign> Advance, ImmutableArray<(DifferentialEquation Equation, string Reason)> ClockDriven)
{
    /// <summary>Splits the equations of a model; reports event-driven ones without a closed form.</summary>
    public static EquationSplit Of(SynapseSystem system, Diagnostics diagnostics) => new Splitter(system, diagnostics).Split();

    private sealed class Splitter(SynapseSystem system, Diagnostics diagnostics)
    {
        private readonly Dictionary<Variable, Expr> _open = system.Equations.ToDictionary(item => item.Equation.Variable, item => system.Inline(item.Equation.Drift));
        private readonly Dictionary<Variable, string> _clockDriven = [];
        private readonly HashSet<Variable> _modulators = [.. system.Modulators], _sums = [.. system.Sums.Select(sum => sum.Result)];

        public EquationSplit Split()
        {
            foreach ((Symbol symbol, DifferentialEquation equation) in system.Equations)
                if (symbol.Has(Flags.ClockDriven)) MoveToClock(equation.Variable, "asked for by the model");
            var solver = new ClosedFormSolver(_open);
            while (MoveUnsolvable(solver)) solver = new ClosedFormSolver(_open);
            CheckDelay();
            return new EquationSplit(
                Ordered(solver),
                [.. from item in system.Equations where _clockDriven.ContainsKey(item.Equation.Variable) select (item.Equation, _clockDriven[item.Equation.Variable])]);
        }

        /// <summary>Takes out what has no closed form; another round may then find others, which read those. False when nothing was taken out.</summary>
        private bool MoveUnsolvable(ClosedFormSolver solver)
        {
            List<(Symbol Symbol, string Obstacle)> found =
                [.. from item in system.Equations
                    where _open.ContainsKey(item.Equation.Variable)
                    let obstacle = Changing(item.Equation) ?? solver.Obstacle(item.Equation.Variable)
                    where obstacle is not null
                    select (item.Symbol, obstacle)];
            foreach ((Symbol symbol, string obstacle) in found)
            {
                if (symbol.Has(Flags.EventDriven))
                    diagnostics.About($"d{symbol.Name}/dt").Error(symbol.Declaration!.Value!.Span, $"'{symbol.Name}' cannot be event-driven, for it has no closed form between events: {obstacle}. Use the flag 'clock-driven'.");
                MoveToClock(symbol.Variable, $"no closed form between events: {obstacle}");
            }

            return found.Count > 0;
        }

        /// <summary>What an equation reads that changes between events without being solved.</summary>
        private string? Changing(DifferentialEquation equation)
        {
            if (!equation.Noise.IsEmpty) return "it contains white noise (xi)";
            foreach (Variable variable in _open[equation.Variable].Variables())
            {
                if (_sums.Contains(variable)) return "it reads a sum over synapses, which changes between events";
                if (_modulators.Contains(variable)) return $"it reads the modulator {variable}, which changes between events";
                if (variable.Kind == VariableKind.Input) return $"it reads {variable}, a variable of the neuron, which changes between events";
                if (variable == WellKnown.Time) return "it reads t";
                if (_clockDriven.ContainsKey(variable)) return $"it reads {variable}, which is clock-driven";
            }

            return null;
        }

        private void MoveToClock(Variable variable, string reason)
        {
            _open.Remove(variable);
            _clockDriven.Add(variable, reason);
        }

        private void CheckDelay()
        {
            if (system.Delay != DelaySite.Dendritic) return;
            foreach ((Symbol symbol, DifferentialEquation equation) in system.Equations)
                if (!symbol.Has(Flags.EventDriven) && _clockDriven.TryGetValue(equation.Variable, out string? reason))
                    diagnostics.About($"d{symbol.Name}/dt").Error(symbol.Declaration!.Name.Span,
                        $"'{symbol.Name}' is clock-driven ({reason}), but a dendritic delay is for event-driven variables only. Use delay: axonal.");
        }

        /// <summary>Whatever others read is advanced after them.</summary>
        private ImmutableArray<Assign> Ordered(ClosedFormSolver solver)
        {
            Expr elapsed = WellKnownSynapse.Elapsed.Value();
            List<Assign> open = [.. from item in system.Equations
                                    where _open.ContainsKey(item.Equation.Variable)
                                    let value = solver.Value(item.Equation.Variable, elapsed)
                                    where !value.Equals(item.Equation.Variable.Value())
                                    select new Assign(item.Equation.Variable, Guarded(item.Equation.Variable, value))];
            var ordered = ImmutableArray.CreateBuilder<Assign>();
            while (open.Count > 0)
            {
                Assign next = open.First(assign => !open.Any(other => other != assign && other.Value.Reads(variable => variable == assign.Target)));
                ordered.Add(next);
                open.Remove(next);
            }

            return ordered.ToImmutable();
        }

        /// <summary>Over no time nothing changes, not by a bit; and an elapsed time of 0 over a time constant of 0 is no number.</summary>
        private static Expr Guarded(Variable variable, Expr value) =>
            Algebra.If(new Binary(BinaryOperator.Greater, WellKnownSynapse.Elapsed.Value(), Algebra.Zero), value, variable.Value());
    }
}
