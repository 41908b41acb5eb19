namespace Glia.Equations.Checking;

/// <summary>The flags that may stand behind the unit of an equation.</summary>
internal static class Flags
{
    public const string UnlessRefractory = "unless refractory";
    public const string Constant = "constant";
    public const string ConstantOverStep = "constant over dt";
    public const string Shared = "shared";
    public const string Timed = "timed";
    public const string Events = "events";
    public const string Current = "current";
    public const string EventDriven = "event-driven";
    public const string ClockDriven = "clock-driven";
    public const string Modulator = "modulator";
    public const string Local = "local";
}
