namespace Glia.Cli;

/// <summary>Exit codes of the command.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked.</summary>
    public const int Success = 0;

    /// <summary>It could not: bad input, findings, a failed run.</summary>
    public const int Failure = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>A defect of Glia itself.</summary>
    public const int InternalError = 70;

    /// <summary>Stopped by the user; partial results are kept.</summary>
    public const int Cancelled = 130;

    /// <summary>Stopped by SIGTERM; partial results are kept.</summary>
    public const int Terminated = 143;
}
