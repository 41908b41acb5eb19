using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Simulation.Construction;
using Glia.Simulation.Engine;
using Glia.Simulation.Recording;
using Glia.Simulation.Saving;
using Glia.Spikes;
using TimeGrid = Glia.Spikes.TimeGrid;

namespace Glia.Simulation;

/// <summary>A network built and ready to run.</summary>
/// <remarks>
/// The same network and seed give the same bits for any number of threads, any tile size, any recorders, and any division of the time into runs.
/// One run at a time; parameters may be changed between runs.
/// </remarks>
/// <example>
/// <code>
/// using var simulation = network.Build(new SimulationOptions { Threads = 2 });
/// RunReport report = await simulation.RunAsync(1000 * ms);
/// SpikeData spikes = simulation.Spikes(recorder);
/// </code>
/// </example>
public sealed partial class Simulation : IDisposable
{
    private readonly SimulationCore _core;
    private readonly RecordingSession _session;
    private readonly TimeGrid _grid;
    private readonly Lazy<StateDescription> _description;
    private readonly CancellationTokenSource _disposal = new();
    private Task _run = Task.CompletedTask;
    private int _running;
    private bool _completed, _failed, _disposed;

    private Simulation(SimulationCore core, RecordingSession session, Network network, SimulationOptions options)
    {
        (_core, _session, _grid) = (core, session, new TimeGrid(network.TimeStep));
        Network snapshot = network.Snapshot();
        _description = new Lazy<StateDescription>(() => StateDescription.Of(snapshot, options.Precision, options.Weights, step: 0));
    }

    /// <summary>What construction made of the network.</summary>
    public BuildReport BuildReport => _core.Report;

    /// <summary>Simulation time reached.</summary>
    public Time Now => _grid.TimeOf(_core.Step);

    /// <summary>Files of this simulation's recordings as they lie on disk: under partial names while it lasts, complete ones after a run in good order and <see cref="Dispose"/>.</summary>
    public ImmutableArray<string> Files => _session.Files;

    /// <summary>Builds a network: validates it, compiles its models, draws its synapses, sets its initial state.</summary>
    /// <param name="network">The description; changes to it afterwards have no effect on the simulation.</param>
    /// <param name="options">How to simulate; the defaults when null.</param>
    /// <param name="progress">Told how far construction has come.</param>
    /// <param name="cancellation">Ends the construction with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="GliaException">The network or the options cannot be used; carries every finding.</exception>
    public static Simulation Build(
        Network network, SimulationOptions? options = null, IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new SimulationOptions();
        Check(options);
        return options.Precision == Precision.Float32
            ? Build<float>(network, options, progress, cancellation)
            : Build<double>(network, options, progress, cancellation);
    }

    /// <summary>How much memory a network that has passed validation will take, before any is allocated.</summary>
    /// <param name="network">The description.</param>
    /// <param name="options">How it is to be simulated; the defaults when null.</param>
    /// <param name="recorded">Time of which recordings are kept in memory.</param>
    public static MemoryEstimate EstimateMemory(Network network, SimulationOptions? options = null, Time recorded = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new SimulationOptions();
        return MemoryEstimate.Of(network, new StoragePlan
        {
            StateBytes = options.Precision == Precision.Float32 ? sizeof(float) : sizeof(double),
            WeightBytes = options.Weights == WeightStorage.Float32 ? sizeof(float) : sizeof(short),
            Threads = options.Threads, TileSize = options.TileSize ?? TilePlan.LargestTile, Duration = recorded,
        });
    }

    /// <summary>Simulates a stretch of time. Consecutive runs give the same bits as one long run.</summary>
    /// <param name="duration">A whole number of time steps.</param>
    /// <param name="progress">Told how far the run has come, several times a second.</param>
    /// <param name="cancellation">Ends the run at the next exchange of spikes; the report then says that it was not completed, and everything recorded is kept.</param>
    /// <exception cref="GliaException">The duration is negative, too long, or off the grid of time steps.</exception>
    /// <exception cref="InvalidOperationException">A run is going on.</exception>
    public Task<RunReport> RunAsync(Time duration, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        long steps = RunDuration.StepsOf(duration, _grid.Step);
        Enter();
        Task<RunReport> run = Task.Run(() => Run(steps, progress, cancellation), CancellationToken.None);
        _run = run;
        return run;
    }

    /// <summary>The spikes that a recorder has kept in memory.</summary>
    /// <exception cref="GliaException">The recorder does not belong to the network, or its recording went to disk only.</exception>
    public SpikeData Spikes(SpikeRecorder recorder) => _session.Spikes(recorder);

    /// <summary>The states that a recorder has kept in memory.</summary>
    /// <inheritdoc cref="Spikes" path="/exception"/>
    public StateData States(StateRecorder recorder) => _session.States(recorder);

    /// <summary>The variables of synapses that a recorder has kept in memory.</summary>
    /// <inheritdoc cref="Spikes" path="/exception"/>
    public SynapseData Synapses(SynapseRecorder recorder) => _session.Synapses(recorder);

    /// <summary>The population counts that a recorder has kept in memory.</summary>
    /// <inheritdoc cref="Spikes" path="/exception"/>
    public RateData Rates(RateRecorder recorder) => _session.Rates(recorder);

    /// <summary>Sets a parameter of a population from now on; spikes and currents already under way stay as they are.</summary>
    /// <exception cref="GliaException">The parameter is unknown, or does not take such a value.</exception>
    /// <exception cref="InvalidOperationException">A run is going on.</exception>
    public void SetParameter(Population population, string name, ParameterValue value) =>
        Alone(() => _core.SetParameter(population, name, value));

    /// <summary>Sets a parameter of a projection's synapse model from now on.</summary>
    /// <inheritdoc cref="SetParameter(Population, string, ParameterValue)" path="/exception"/>
    public void SetParameter(Projection projection, string name, ParameterValue value) =>
        Alone(() => _core.SetParameter(projection, name, value));

    /// <summary>The present values of a state variable, parameter or subexpression, one per neuron, in internal units.</summary>
    /// <exception cref="GliaException">The model has no such variable.</exception>
    /// <exception cref="InvalidOperationException">A run is going on.</exception>
    public IReadOnlyList<double> GetState(Population population, string variable) =>
        Alone(() => _core.Read(population, variable));

    /// <summary>The synapses of a projection with their present values, in internal units; reading them changes no later result.</summary>
    /// <param name="projection">The projection, static or plastic.</param>
    /// <param name="variables">Variables of its synapse model to read; all of them when none is named.</param>
    /// <remarks>
    /// Where the delay lies behind the synapse, its time is by the delay behind that of the simulation, and spikes of the source count from their arrival on.
    /// A table takes 12 bytes per synapse and 8 more per variable.
    /// </remarks>
    /// <exception cref="GliaException">The projection is not in the network, or its synapses have no such variable.</exception>
    /// <exception cref="InvalidOperationException">A run is going on.</exception>
    public SynapseTable GetSynapses(Projection projection, params IReadOnlyList<string> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return Alone(() => _core.ReadSynapses(projection, variables));
    }

    /// <summary>Sets a variable of all synapses of a plastic projection from now on.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="variable">A variable with a value per synapse, such as <c>w</c>.</param>
    /// <param name="values">One value per synapse in internal units, in the order of <see cref="GetSynapses"/>.</param>
    /// <inheritdoc cref="GetSynapses" path="/exception"/>
    public void SetSynapses(Projection projection, string variable, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Alone(() => _core.SetSynapses(projection, variable, values));
    }

    /// <summary>Ends the recordings and frees all memory; a run that is going on is stopped first. Files get their final names when the last run came to its end;
    /// those of a simulation that was cancelled, failed or never run stay marked partial, and earlier complete files stay as they are.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _disposal.Cancel();
        ((IAsyncResult)_run).AsyncWaitHandle.WaitOne();   // its outcome belongs to whoever awaits the run
        _disposal.Dispose();
        try
        {
            if (_completed) _session.Complete();
        }
        finally
        {
            _session.Dispose();
            _core.Dispose();
        }
    }

    private RunReport Run(long steps, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _disposal.Token);
        try
        {
            if (_failed) throw new InvalidOperationException("An earlier run has failed, so the state is not that of any one time. Build the network again.");
            (_completed, _failed) = (false, true);   // until the run has come to its end
            RunReport report = _core.Run(steps, progress, either.Token);
            _session.Flush();
            (_completed, _failed) = (report.Completed && _core.Step > 0, false);
            return report;
        }
        finally
        {
            Leave();
        }
    }

    private static Simulation Build<T>(Network network, SimulationOptions options, IProgress<BuildProgress>? progress, CancellationToken cancellation)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        progress?.Report(new BuildProgress("models", 0));
        ImmutableArray<Finding> warnings = NetworkValidator.ThrowIfInvalid(network);
        CheckMemory(network, options);
        var builder = new CoreBuilder<T>(network, options, progress, cancellation);
        var session = new RecordingSession(network, options.Recording, singlePrecision: typeof(T) == typeof(float));
        try
        {
            return new Simulation(builder.Build(session, warnings), session, network, options);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static void Check(SimulationOptions options)
    {
        var findings = new List<Finding>();
        if (options.Threads is < 1 or > SimulationSettings.MostThreads)
            findings.Add(Finding.Error("options, Threads", $"is {options.Threads}, but must be between 1 and {SimulationSettings.MostThreads}."));
        if (options.TileSize is < TilePlan.RowLength or > TilePlan.LargestTile)
            findings.Add(Finding.Error("options, TileSize", $"is {options.TileSize}, but must be between {TilePlan.RowLength} and {TilePlan.LargestTile}. Leave it out for the engine's choice."));
        if (findings.Count > 0) throw new GliaException(findings);
    }

    private static void CheckMemory(Network network, SimulationOptions options)
    {
        if (EstimateMemory(network, options).Check(AvailableMemory.Bytes()) is { } tooLarge) throw new GliaException([tooLarge]);
    }

    private void Enter()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.Exchange(ref _running, 1) != 0) throw new InvalidOperationException("A run is going on. Await it first.");
    }

    private void Leave() => Volatile.Write(ref _running, 0);

    /// <summary>Asks or changes something while no run is going on.</summary>
    private T Alone<T>(Func<T> action)
    {
        Enter();
        try
        {
            return action();
        }
        finally
        {
            Leave();
        }
    }

    private void Alone(Action action) => Alone(() =>
    {
        action();
        return true;
    });
}
