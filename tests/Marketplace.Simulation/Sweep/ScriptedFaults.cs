using Marketplace.Simulation.Faults;

namespace Marketplace.Simulation.Sweep;

/// <summary>Faults at given storage calls, counted from the world's first.</summary>
/// <param name="faults">Which calls go wrong, and how.</param>
internal sealed class ScriptedFaults(params (int Call, FaultKind Kind)[] faults) : IFaults
{
    /// <summary>How many storage calls were made.</summary>
    public int Calls { get; private set; }

    public FaultKind? Next(CallKind kind)
    {
        if (kind is not (CallKind.Table or CallKind.Queue))
        {
            return null;
        }

        int call = Calls++;
        foreach ((int at, FaultKind fault) in faults)
        {
            if (at == call)
            {
                return fault;
            }
        }

        return null;
    }
}
