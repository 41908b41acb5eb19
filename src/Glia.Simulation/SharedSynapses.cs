using Glia.Simulation.Construction;

namespace Glia.Simulation;

/// <summary>Synapses that several simulations use together: networks that describe the same ones have them drawn once.</summary>
/// <remarks>
/// Give it as <see cref="SimulationOptions.Synapses"/>; simulations may be built and run at the same time. Each holds what it uses until it is disposed of; beyond that the
/// synapses used last are kept for those to come. Networks with synapses that change while they run get their own.
/// </remarks>
/// <example>
/// <code>
/// using var shared = new SharedSynapses();
/// foreach (double threshold in thresholds)
/// {
///     using var simulation = Describe(threshold).Build(new SimulationOptions { Synapses = shared });
///     await simulation.RunAsync(1 * s);
/// }
/// </code>
/// </example>
/// <param name="kept">How many sets of synapses are kept when no simulation uses them.</param>
public sealed class SharedSynapses(int kept = 1) : IDisposable
{
    private readonly Lock _lock = new();

    /// <summary>What is kept, the set used last in the end.</summary>
    private readonly List<(SynapseIdentity Identity, Lazy<BuiltSynapses> Synapses)> _kept = [];

    private int _built, _reused;
    private bool _disposed;

    /// <summary>How many times synapses were drawn.</summary>
    public int Built => _built;

    /// <summary>How many times synapses were there already.</summary>
    public int Reused => _reused;

    /// <summary>Lets go of what is kept; simulations that use it go on holding it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
            foreach ((_, Lazy<BuiltSynapses> synapses) in _kept) Release(synapses);
            _kept.Clear();
        }
    }

    /// <summary>The synapses of an identity, built if nobody has them. The caller owns a share of them and disposes of their stores as if they were its own.</summary>
    internal BuiltSynapses Take(SynapseIdentity identity, Func<BuiltSynapses> build)
    {
        bool isNew = false;
        Lazy<BuiltSynapses> synapses = Find(identity, () =>
        {
            isNew = true;
            return build();
        });
        try
        {
            // Outside the lock: who needs other synapses must not wait for these.
            BuiltSynapses built = synapses.Value;
            lock (_lock)
            {
                if (!built.TryShare()) return Unkept(build);
            }

            Interlocked.Increment(ref isNew ? ref _built : ref _reused);
            return built with { Reused = !isNew };
        }
        catch
        {
            lock (_lock) _kept.RemoveAll(entry => ReferenceEquals(entry.Synapses, synapses));
            throw;
        }
    }

    /// <summary>Many others were built while these were waited for, so that they have been let go of.</summary>
    private BuiltSynapses Unkept(Func<BuiltSynapses> build)
    {
        Interlocked.Increment(ref _built);
        return build();
    }

    private Lazy<BuiltSynapses> Find(SynapseIdentity identity, Func<BuiltSynapses> build)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            int place = _kept.FindIndex(entry => entry.Identity.Equals(identity));
            Lazy<BuiltSynapses> synapses = place >= 0 ? _kept[place].Synapses : new Lazy<BuiltSynapses>(build);
            if (place >= 0) _kept.RemoveAt(place);
            _kept.Add((identity, synapses));
            // What is still being built is not let go of: somebody waits for it.
            for (int i = 0; _kept.Count > Math.Max(1, kept) && i < _kept.Count - 1;)
            {
                if (!_kept[i].Synapses.IsValueCreated)
                {
                    i++;
                    continue;
                }

                Release(_kept[i].Synapses);
                _kept.RemoveAt(i);
            }

            return synapses;
        }
    }

    private static void Release(Lazy<BuiltSynapses> synapses)
    {
        if (synapses.IsValueCreated) synapses.Value.Dispose();
    }
}
