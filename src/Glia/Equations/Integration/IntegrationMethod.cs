using Glia.Equations.Ir;

namespace Glia.Equations.Integration;

/// <summary>A way to take the differential equations of a model from t to t + dt.</summary>
internal abstract class IntegrationMethod
{
    /// <summary>Name in model texts.</summary>
    public abstract string Name { get; }

    /// <summary>One line on what the method does, for reports.</summary>
    public abstract string Summary { get; }

    /// <summary>Why the method cannot integrate the model, as a sentence without the method's name; null when it can.</summary>
    public abstract string? Obstacle(ModelFacts facts);

    /// <summary>Writes the statements that bring the states to t + dt.</summary>
    public abstract void Emit(StepBuilder step, ModelFacts facts);

    /// <summary>What the model's report says about the integration of its variables.</summary>
    public virtual IEnumerable<IntegrationNote> Notes(ModelFacts facts, string reason) =>
        [new([.. facts.System.Equations.Select(equation => equation.Variable.Name)], Name, $"{reason}; {Summary}")];

    /// <summary>An obstacle shared by the methods for ordinary differential equations.</summary>
    protected static string? NoiseObstacle(ModelFacts facts) =>
        facts.IsStochastic ? "the equations contain white noise (xi); use 'euler' for additive noise, 'heun' or 'milstein' for multiplicative noise" : null;
}
