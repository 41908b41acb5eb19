using System.Runtime.InteropServices;

namespace Glia.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a request to stop; a second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly TextWriter _error;
    private volatile bool _terminated;
    private readonly PosixSignalRegistration _interrupt, _terminate;

    public Interruption(TextWriter error)
    {
        _error = error;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    /// <summary>Set by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that tells by which signal a command was stopped.</summary>
    public int ExitCodeOf(int code) => code == ExitCode.Cancelled && _terminated ? ExitCode.Terminated : code;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // Not cancelled a second time: the runtime's own handling then ends the process with 128 + the signal's number.
        if (_source.IsCancellationRequested) return;
        context.Cancel = true;
        _terminated = context.Signal == PosixSignal.SIGTERM;
        _error.WriteLine();
        _error.WriteLine("Stopping; what has been simulated is kept. Press Ctrl-C again to abort at once.");
        _source.Cancel();
    }
}
