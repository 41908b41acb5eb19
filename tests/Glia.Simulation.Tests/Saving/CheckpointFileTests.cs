using System.Buffers.Binary;
using Glia.Errors;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Saving;
using Glia.Simulation.Tests.Engine;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Saving;

/// <summary>What is not, byte for byte, a checkpoint of this network is refused with a finding.</summary>
public sealed class CheckpointFileTests : SavedFolder
{
    private const int RandomChanges = 800;

    [Fact]
    public void The_check_is_the_published_one() => Assert.Equal(0xE3069283u, CheckOf("123456789"u8));

    [Fact]
    public async Task A_file_cut_off_at_any_byte_is_refused()
    {
        byte[] file = await SmallAsync();
        Assert.InRange(file.Length, 500, 5000);
        for (int length = 0; length < file.Length; length++) await AssertRefusedAsync(file[..length], $"cut off at byte {length}");
        await AssertRefusedAsync([.. file, 0], "with a byte too many");
    }

    [Fact]
    public async Task A_file_with_any_bytes_changed_is_refused()
    {
        byte[] file = await SmallAsync();
        var random = new System.Random(5);
        for (int trial = 0; trial < RandomChanges; trial++)
        {
            byte[] changed = [.. file];
            for (int flips = random.Next(1, 4); flips > 0; flips--) changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            if (!changed.AsSpan().SequenceEqual(file)) await AssertRefusedAsync(changed, $"changed in trial {trial}");
        }
    }

    [Fact]
    public async Task A_foreign_file_a_missing_one_and_a_newer_one_say_so()
    {
        byte[] file = await SmallAsync();
        Assert.Contains("is not a checkpoint of Glia", await RefusalAsync("name: a network file\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("is not a checkpoint of Glia: it has 0 bytes", await RefusalAsync([]), StringComparison.Ordinal);
        Assert.Contains("it ends too early", await RefusalAsync(file[..^1]), StringComparison.Ordinal);
        Assert.Contains("cannot be opened", (await Assert.ThrowsAsync<GliaException>(() => Simulation.RestoreAsync(Tiny(), InFolder("nowhere")))).Message, StringComparison.Ordinal);
        byte[] newer = [.. file];
        BinaryPrimitives.WriteInt32LittleEndian(newer.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(newer.AsSpan(12), CheckOf(newer.AsSpan(0, 12)));
        Assert.Contains("has version 2 of the format", await RefusalAsync(newer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sound_content_that_does_not_fit_is_refused()
    {
        // Every section in turn is emptied, and in turn filled with bytes that mean nothing, with checks that are right.
        byte[] file = await SmallAsync();
        string path = InFolder("sound");
        await File.WriteAllBytesAsync(path, file);
        var names = new List<string>();
        using (var state = new StateReader(path))
            while (state.Next() is { } name) names.Add(name);
        Assert.True(names.Count >= 6);
        foreach (string broken in names)
            foreach (byte[] content in new byte[][] { [], [.. Enumerable.Repeat((byte)0xFF, 64)], new byte[4096] })
            {
                string forged = InFolder("forged");
                Rewrite(path, forged, broken, _ => content);
                await Assert.ThrowsAsync<GliaException>(async () => (await Simulation.RestoreAsync(Tiny(), forged)).Dispose());
            }
    }

    [Fact]
    public async Task Another_network_is_refused_with_everything_that_differs()
    {
        Network network = Circuits.Balanced(excitatory: 100);
        using (Simulation simulation = network.Build(new SimulationOptions { Threads = 1 })) await simulation.SaveAsync(InFolder("checkpoint"));
        Network other = Circuits.Balanced(seed: 12, excitatory: 104);
        other.RecordSpikes(other.Populations[0]);
        var options = new SimulationOptions { Threads = 1, Precision = Precision.Float64 };
        GliaException refused = await Assert.ThrowsAsync<GliaException>(() => Simulation.RestoreAsync(other, InFolder("checkpoint"), options));
        Assert.Equal(
            ["seed", "precision", "population 'E'", "population 'I'", "population 'drive'", "recorder 'spikes-E'"],
            refused.Findings.Select(finding => finding.Subject));
        Assert.Equal("is 12, but 11 in the checkpoint. Restore with 11.", refused.Findings[0].Message);
        Assert.Contains("in size, model or positions", refused.Findings[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_may_differ_only_in_a_branch_and_structure_never()
    {
        var options = new SimulationOptions { Threads = 1 };
        using (Simulation simulation = SavedNetworks.Scheduled().Build(options)) await simulation.SaveAsync(InFolder("checkpoint"));
        Network variant = SavedNetworks.Scheduled(second: 100 * pA);
        GliaException refused = await Assert.ThrowsAsync<GliaException>(() => Simulation.RestoreAsync(variant, InFolder("checkpoint"), options));
        Finding finding = Assert.Single(refused.Findings);
        Assert.Equal("population 'step'", finding.Subject);
        Assert.Contains("RestoreOptions.AllowChanges", finding.Message, StringComparison.Ordinal);
        var branch = new RestoreOptions { AllowChanges = true };
        using (Simulation allowed = await Simulation.RestoreAsync(variant, InFolder("checkpoint"), options, branch)) Assert.Equal(0 * ms, allowed.Now);

        variant.Connect(variant.Populations[0], variant.Populations[0], new FixedInDegree(1), 1 * pA, 1 * ms);
        refused = await Assert.ThrowsAsync<GliaException>(() => Simulation.RestoreAsync(variant, InFolder("checkpoint"), options, branch));
        Assert.Equal("projection 'cells->cells-2'", Assert.Single(refused.Findings).Subject);
    }

    [Fact]
    public async Task A_failed_or_cancelled_saving_leaves_the_older_file()
    {
        string path = InFolder("checkpoint");
        using Simulation simulation = Tiny().Build(new SimulationOptions { Threads = 1 });
        await simulation.SaveAsync(path);
        byte[] before = await File.ReadAllBytesAsync(path);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => simulation.SaveAsync(path, cancelled.Token));
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
        Assert.Equal(["checkpoint"], Directory.GetFiles(Folder).Select(Path.GetFileName));
        await Assert.ThrowsAsync<GliaException>(() => simulation.SaveAsync(Path.Combine(path, "below-a-file")));
        await simulation.SaveAsync(path);
    }

    private static Network Tiny()
    {
        var network = new Network(2);
        Population cells = network.AddPopulation("cells", 3, Circuits.Lif);
        Population current = network.Add(new Population { Name = "dc", Size = 1, Model = Glia.Models.ModelLibrary.Get("dc"), Parameters = Circuits.Set(("amplitude", 900 * pA)) });
        network.Connect(current, cells, new AllToAll(), 1, 0.2 * ms);
        network.Connect(cells, cells, new AllToAll(), 10 * pA, 0.3 * ms);
        network.RecordSpikes(cells);
        return network;
    }

    private async Task<byte[]> SmallAsync()
    {
        using Simulation simulation = Tiny().Build(new SimulationOptions { Threads = 1 });
        simulation.SetParameter(Tiny().Populations[0], "tau_m", 5 * ms);
        await simulation.RunAsync(10 * ms);
        await simulation.SaveAsync(InFolder("small"));
        return await File.ReadAllBytesAsync(InFolder("small"));
    }

    private async Task AssertRefusedAsync(byte[] bytes, string what)
    {
        try
        {
            await RefusalAsync(bytes);
        }
        catch (Exception failure) when (failure is not GliaException)
        {
            throw new InvalidOperationException($"A file {what} was not refused as it should be.", failure);
        }
    }

    private async Task<string> RefusalAsync(byte[] bytes)
    {
        string path = InFolder("changed");
        await File.WriteAllBytesAsync(path, bytes);
        GliaException refused = await Assert.ThrowsAsync<GliaException>(() => Simulation.RestoreAsync(Tiny(), path));
        Assert.Contains("changed", refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }

    private static uint CheckOf(ReadOnlySpan<byte> bytes)
    {
        var check = new Crc32C();
        check.Append(bytes);
        return check.Value;
    }
}
