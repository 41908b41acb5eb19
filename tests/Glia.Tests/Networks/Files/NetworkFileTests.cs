using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Files;

public sealed class NetworkFileTests
{
    internal const string Balanced = """
        name: balanced
        seed: 42
        time_step: 0.1 ms
        duration: 450 ms
        models:
          - name: my_lif
            equations: |
              dV_m/dt = (E_L - V_m)/tau_m : volt (unless refractory)
            threshold: V_m > V_th
            reset: V_m = E_L
            refractory: 2*ms
            receptors:
              delta: {on_arrival: V_m += w, unit: mV}
            parameters: {E_L: -70 mV, tau_m: 10 ms, V_th: -55 mV}
            initial: {V_m: E_L}
        populations:
          E:
            size: 8_000
            model: iaf_psc_exp
            parameters:
              tau_m: 20 ms
              I_e: {normal: {mean: 300 pA, sd: 20 pA, low: 0 pA, bounds: redraw}}
            initial: {V_m: {uniform: [-70 mV, -55 mV]}}
            positions: {grid: {columns: 100, rows: 80, width: 1 mm, height: 0.8 mm}}
          L: {size: 3, model: my_lif, method: euler, parameters: {tau_m: [10 ms, 11 ms, 12 ms]}}
          stim: {model: step_current, parameters: {amplitude: {times: [0 ms, 50 ms], values: [0 pA, 500 pA]}}}
          src: {model: spike_times, parameters: {spike_times: [10 ms, 20.5 ms]}}
          src2: {size: 2, model: spike_times, parameters: {spike_times: [[10 ms], [5 ms, 6 ms]]}}
        projections:
          - {from: E, to: E, rule: {fixed_in_degree: 80}, weight: 20 pA, delay: 1.5 ms, receptor: excitatory, autapses: false}
          - {from: E, to: E, rule: {distance: {kernel: gaussian, probability: 0.5, scale: 100 um, maximum: 0.3 mm, torus: [1 mm, 0.8 mm]}}, weight: {normal: {mean: -20 pA, sd: 1 pA}}, delay: 1 ms, multapses: false}
          - {name: stimulus, from: stim, to: E, rule: all_to_all, delay: 1 ms}
          - {from: src2, to: L, rule: {pairs: [[0, 1], [1, 2]]}, weight: {array: [1 mV, 2 mV]}, delay: 1 ms}
        record:
          - {spikes: E, neurons: "0..9"}
          - {states: E, variables: [V_m, I_syn_ex], neurons: [0, 2, 10..12], every: 5}
          - {rate: E, bin: 0.5 ms}
          - {spikes: E}
        simulation: {threads: 2, precision: float64, weights: int16}
        output: {directory: results, format: npz}
        """;

    private readonly NetworkDocument _document = NetworkFile.Parse(Balanced);

    private Network Network => _document.Network;

    [Fact]
    public void Settings_are_read()
    {
        Assert.Equal("balanced", Network.Name);
        Assert.Equal(42ul, Network.Seed);
        Assert.Equal(0.1 * ms, Network.TimeStep);
        Assert.Equal(450 * ms, _document.Duration);
        Assert.Equal(new SimulationSettings { Threads = 2, Precision = "float64", Weights = "int16" }, _document.Simulation);
        Assert.Equal(new OutputSettings { Directory = "results", Format = "npz" }, _document.Output);
        Assert.Empty(_document.Findings);
    }

    [Fact]
    public void Populations_are_read()
    {
        Assert.Equal([("E", 8000), ("L", 3), ("stim", 1), ("src", 1), ("src2", 2)], Network.Populations.Select(population => (population.Name, population.Size)));
        Population e = Network.Populations[0];
        Assert.Same(ModelLibrary.Get("iaf_psc_exp"), e.Model);
        Assert.Equal(new DistributedValue(20 * ms), e.Parameters["tau_m"]);
        Assert.Equal(new DistributedValue(new NormalDistribution(300 * pA, 20 * pA) { Low = 0 * pA, Bounds = OutOfBounds.Redraw }), e.Parameters["I_e"]);
        Assert.Equal(new DistributedValue(new UniformDistribution(-70 * mV, -55 * mV)), e.Initial["V_m"]);
        Assert.Equal(new GridPositions(100, 80, 1 * mm, 0.8 * mm), e.Positions);
    }

    [Fact]
    public void Models_of_the_file_are_read_with_another_integrator()
    {
        Population own = Network.Populations[1];
        Assert.Equal(("my_lif", "euler"), (own.Model.Name, own.Model.Method));
        var array = Assert.IsType<ArrayDistribution>(Assert.IsType<DistributedValue>(own.Parameters["tau_m"]).Distribution);
        Assert.Equal([10, 11, 12], array.Values.ToArray());
        Assert.Equal(Dimension.Time, array.Dimension);
    }

    [Fact]
    public void Schedules_and_event_times_are_read()
    {
        var schedule = Assert.IsType<ScheduledValue>(Network.Populations[2].Parameters["amplitude"]);
        Assert.Equal([0 * ms, 50 * ms], schedule.Times.ToArray());
        Assert.Equal([0 * pA, 500 * pA], schedule.Values.ToArray());
        Assert.Equal([10 * ms, 20.5 * ms], Assert.Single(Assert.IsType<EventTimes>(Network.Populations[3].Parameters["spike_times"]).Lists).ToArray());
        var lists = Assert.IsType<EventTimes>(Network.Populations[4].Parameters["spike_times"]).Lists;
        Assert.Equal([[10 * ms], [5 * ms, 6 * ms]], lists.Select(times => times.ToArray()));
    }

    [Fact]
    public void Projections_are_read()
    {
        Projection first = Network.Projections[0], second = Network.Projections[1], third = Network.Projections[2];
        Assert.Equal(["E->E", "E->E-2", "stimulus", "src2->L"], Network.Projections.Select(projection => projection.Name));
        Assert.Equal(new FixedInDegree(80) { Autapses = false }, first.Rule);
        Assert.Equal("excitatory", first.Receptor);
        Assert.Equal(20 * pA, first.Weight);
        Assert.Equal(1.5 * ms, first.Delay);
        Assert.Equal(new DistanceDependent(DistanceKernel.Gaussian, 0.5, 100 * um) { MaximumDistance = 300 * um, Torus = (1 * mm, 800 * um), Multapses = false }, second.Rule);
        Assert.Equal(1.0, third.Weight);
        var pairs = Assert.IsType<ExplicitPairs>(Network.Projections[3].Rule);
        Assert.Equal([0, 1], pairs.Sources.ToArray());
        Assert.Equal([1, 2], pairs.Targets.ToArray());
    }

    [Fact]
    public void Recorders_are_read()
    {
        Assert.Equal(["spikes-E", "states-E", "rate-E", "spikes-E-2"], Network.Recorders.Select(recorder => recorder.Name));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), Assert.IsType<SpikeRecorder>(Network.Recorders[0]).Neurons);
        var states = Assert.IsType<StateRecorder>(Network.Recorders[1]);
        Assert.Equal([0, 2, 10, 11, 12], states.Neurons.ToArray());
        Assert.Equal(["V_m", "I_syn_ex"], states.Variables.ToArray());
        Assert.Equal(5, states.Every);
        Assert.Equal(0.5 * ms, Assert.IsType<RateRecorder>(Network.Recorders[2]).Bin);
        Assert.Empty(Assert.IsType<SpikeRecorder>(Network.Recorders[3]).Neurons);
    }

    [Fact]
    public void Model_files_are_found_beside_the_network_file()
    {
        string directory = Directory.CreateTempSubdirectory("glia").FullName;
        try
        {
            File.WriteAllText(Path.Combine(directory, "lif.yaml"), "name: lif\nequations: 'dV_m/dt = -V_m/(10*ms) : volt'\nthreshold: V_m > 5*mV\nreset: V_m = 0*mV\n");
            string path = Path.Combine(directory, "net.yaml");
            File.WriteAllText(path, "models:\n  - file: lif.yaml\n  - {file: lif.yaml, name: other}\npopulations: {A: {model: lif}, B: {model: other}}\n");
            Assert.Equal(["lif", "other"], NetworkFile.Read(path).Network.Populations.Select(population => population.Model.Name));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Theory]
    [InlineData("normal: {mean: 1 pA, sd: 2 pA, high: 5 pA}")]
    [InlineData("lognormal: {mu: 1, sigma: 0.5, unit: 2 pA}")]
    [InlineData("uniform: {from: 1 pA, to: 2 pA}")]
    [InlineData("uniform: [1 pA, 2 pA]")]
    [InlineData("constant: {value: 3 pA}")]
    [InlineData("array: {values: [1, 2], unit: pA}")]
    [InlineData("array: [1 pA, 0.002 nA]")]
    [InlineData("array: {values: [1 pA, 2 pA], low: 1.5 pA}")]
    public void Every_distribution_is_read(string text)
    {
        Network network = NetworkFile.Parse($"populations: {{A: {{size: 2, model: iaf_psc_exp, parameters: {{I_e: {{{text}}}}}}}}}").Network;
        Distribution distribution = Assert.IsType<DistributedValue>(network.Populations[0].Parameters["I_e"]).Distribution;
        Assert.Equal(Dimension.Current, distribution.Dimension);
    }

    [Theory]
    [InlineData("one_to_one", typeof(OneToOne))]
    [InlineData("all_to_all", typeof(AllToAll))]
    [InlineData("{pairwise_bernoulli: 0.1}", typeof(PairwiseBernoulli))]
    [InlineData("{fixed_in_degree: 2}", typeof(FixedInDegree))]
    [InlineData("{fixed_out_degree: 2}", typeof(FixedOutDegree))]
    [InlineData("{fixed_total_number: 1e3}", typeof(FixedTotalNumber))]
    [InlineData("{distance: {kernel: exponential, probability: 1, scale: 100 um}}", typeof(DistanceDependent))]
    [InlineData("{distance: {kernel: disc, probability: 1, scale: 0.1 mm}}", typeof(DistanceDependent))]
    [InlineData("{pairs: [[0, 1]]}", typeof(ExplicitPairs))]
    [InlineData("{pairs: {sources: [0], targets: [1]}}", typeof(ExplicitPairs))]
    [InlineData("{csr: {offsets: [0, 1, 2], targets: [1, 0]}}", typeof(ExplicitPairs))]
    public void Every_rule_is_read(string rule, Type type)
    {
        Network network = NetworkFile.Parse($$$$$"""
            populations: {A: {size: 2, model: iaf_psc_exp, positions: {random: {width: 1 mm, height: 1 mm}}}}
            projections: [{from: A, to: A, rule: {{{{{rule}}}}}, weight: 1 pA, delay: 1 ms}]
            """).Network;
        Assert.IsType(type, Assert.Single(network.Projections).Rule);
    }

    [Fact]
    public void A_file_without_errors_keeps_its_warnings()
    {
        NetworkDocument document = NetworkFile.Parse("populations: {A: {model: iaf_psc_exp}}\nprojections:\n- {from: A, to: A, rule: all_to_all, weight: 1 pA, delay: 1.55 ms}\n", "net.yaml");
        Finding warning = Assert.Single(document.Findings);
        Assert.Equal("net.yaml(3,59): projection 'A->A', delay: is 1.55 ms, not a multiple of the time step 0.1 ms, and is rounded to 1.6 ms.", warning.ToString());
    }
}
