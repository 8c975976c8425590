package io.baton.channel.peer;

/** Where the peer listens, for whoever started it. */
final class PeerNotice {
  private PeerNotice() {}

  static void print(int port) {
    System.out.println("listening on http://127.0.0.1:" + port + "/");
    System.out.flush();
  }

  static void usage(String fault) {
    System.err.println(
        fault
            + """


            java -cp … io.baton.channel.peer.SimulatedPeer name=value …
              ledger=FILE secret=TEXT       needed
              port=0 key-id=baton-1
              receipts=URL callback-secret=TEXT receipt-delay-ms=1000
              latency-ms=0 refuse=0 retry=0 drop=0 lose=0 fail=0    (the last five of a thousand)
              forget-keys=false receipt-twice=false seed=0\
            """);
  }
}
