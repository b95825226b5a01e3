import type { Defaulted, Flag, Origin, Synced } from './origin.ts';
import type { PaperTables } from './paper-tables.ts';
import type { PlanTables } from './plan-tables.ts';
import type { ProgramTables } from './program-tables.ts';
import type { RecordTables } from './record-tables.ts';
import type { SyncStoreTables } from './sync-tables.ts';

/** The tables of the local store as Kysely sees them. Dates are YYYY-MM-DD text; instants are milliseconds; JSON stands in text columns. */

export type DealState = 'open' | 'won' | 'lost';
export type SourcedBy = 'partner' | 'vendor' | 'joint';
export type RegistrationState = 'draft' | 'submitted' | 'approved' | 'rejected' | 'conflict' | 'expired';
export type PersonRole = 'cam' | 'manager' | 'field_rep' | 'channel_ops';
export type PartnerStatus = 'prospect' | 'enrolled' | 'suspended' | 'terminated';
export type QbrState = 'due' | 'scheduled' | 'prepared' | 'held' | 'closed';
export type CommitmentState = 'open' | 'in_progress' | 'met' | 'missed' | 'renegotiated' | 'cancelled';

export type Db = RecordTables &
  ProgramTables &
  SyncStoreTables &
  PlanTables &
  PaperTables & {
    setting: Synced & { key: string; value: string };
    partner_type: Synced & { key: string; label: string; position: number };
    tier: Synced & { key: string; label: string; rank: number };
    deal_stage: Synced & { key: string; label: string; position: number; state: DealState; probability: number | null };
    currency_rate: Synced & {
      id: string;
      kind: 'dated' | 'plan';
      from_currency: string;
      to_currency: string;
      valid_from: string;
      rate: string;
      created_at: number;
    };
    team: { id: string; name: string; name_key: string } & Origin;
    person: {
      id: string;
      external_id: string | null;
      name: string;
      name_key: string;
      role: PersonRole;
      email: string | null;
      manager_id: string | null;
      team_id: string | null;
    } & Origin;
    partner: {
      id: string;
      external_id: string | null;
      name: string;
      name_key: string;
      legal_name: string | null;
      type: string | null;
      sub_type: string | null;
      tier: string | null;
      status: Defaulted<PartnerStatus>;
      network_stage: string | null;
      lifecycle_stage: string | null;
      investment_segment: string | null;
      coverage_model: string | null;
      parent_id: string | null;
      owner_id: string | null;
      currency: string | null;
      fiscal_calendar: string | null;
      enrolled_on: string | null;
      terminated_on: string | null;
      website: string | null;
      country: string | null;
      founded_year: number | null;
      employees: number | null;
      annual_revenue_minor: number | null;
      annual_revenue_currency: string | null;
      note: string | null;
      segment_reason: Defaulted<string | null>;
      coverage_reason: Defaulted<string | null>;
    } & Origin;
    partner_label: Synced & { partner_id: string; kind: 'territory' | 'vertical' | 'segment'; value: string };
    contact: {
      id: string;
      partner_id: string;
      name: string;
      role: string | null;
      email: string | null;
      phone: string | null;
      is_executive_sponsor: Defaulted<Flag>;
      note: string | null;
    } & Origin;
    product: {
      id: string;
      external_id: string | null;
      name: string;
      name_key: string;
      series: string | null;
      list_price_minor: number | null;
      currency: string | null;
    } & Origin;
    product_alias: Synced & { alias_key: string; alias: string; product_id: string; import_id: string | null };
    deal: {
      id: string;
      external_id: string | null;
      partner_id: string;
      name: string | null;
      customer: string | null;
      product_id: string | null;
      owner_id: string | null;
      stage: string;
      state: DealState;
      sourced_by: SourcedBy | null;
      submitted_on: string | null;
      decided_on: string | null;
      expected_close_on: string | null;
      closed_on: string | null;
      amount_minor: number | null;
      currency: string | null;
      protection_from: string | null;
      protection_until: string | null;
      loss_reason: string | null;
      note: string | null;
      registration_state: Defaulted<RegistrationState | null>;
      deal_kind: Defaulted<'new' | 'expansion' | 'renewal' | 'displacement' | null>;
      territory: Defaulted<string | null>;
      vertical: Defaulted<string | null>;
      competitor: Defaulted<string | null>;
      campaign_id: Defaulted<string | null>;
      decided_by: Defaulted<string | null>;
      decision_reason: Defaulted<string | null>;
      is_new_customer: Defaulted<Flag | null>;
    } & Origin;
    commitment: {
      id: string;
      partner_id: string;
      origin_kind: 'qbr' | 'plan' | 'meeting' | 'handover' | 'typed';
      origin_id: string | null;
      side: 'vendor' | 'partner';
      description: string;
      measure: string | null;
      owner: string | null;
      made_on: string;
      due_on: string | null;
      state: CommitmentState;
      reason: string | null;
      closed_on: string | null;
      kind: Defaulted<'commitment' | 'action'>;
      evidence: string | null;
      replaces_id: string | null;
    } & Origin;
    qbr: {
      id: string;
      partner_id: string;
      quarter: string;
      state: QbrState;
      as_of: string;
      scheduled_on: string | null;
      held_on: string | null;
      summary: string | null;
      package_version: Defaulted<number>;
      asks: Defaulted<string>;
      attendees: Defaulted<string>;
      frozen_at: number | null;
      frozen_package: string | null;
      frozen_print: string | null;
      ready_on: string | null;
      followed_up_on: string | null;
      closed_on: string | null;
      live_notes: Defaulted<string>;
      decisions: Defaulted<string>;
      goals: Defaulted<string>;
      risks: Defaulted<string>;
      rating: number | null;
      next_on: string | null;
      agenda: string | null;
    } & Origin;
    qbr_section: Synced & {
      id: string;
      qbr_id: string;
      key: string;
      position: number;
      is_on: Defaulted<Flag>;
      title: string | null;
      commentary: Defaulted<string>;
      import_id: string | null;
    };
    qbr_block: Synced & {
      id: string;
      qbr_id: string;
      key: string;
      section: string;
      position: number;
      kind: string;
      source: string | null;
      metrics: Defaulted<string>;
      audience: 'internal' | 'shareable';
      is_on: Defaulted<Flag>;
      title: string | null;
      text: Defaulted<string>;
      import_id: string | null;
    };
    deck_template: {
      id: string;
      name: string;
      sha256: string;
      bytes: number;
      is_default: Defaulted<Flag>;
      created_at: number;
      updated_at: number;
    };
    draft: { key: string; fields: string; updated_at: number };
    saved_view: Synced & { id: string; place: string; name: string; definition: string; created_at: number; updated_at: number };
    import_batch: {
      id: string;
      kind: 'file' | 'sample';
      files: string;
      mapping: string;
      counts: string;
      state: 'applied' | 'undone';
      created_at: number;
      undone_at: number | null;
    };
    import_change: { import_id: string; entity: string; record_id: string; before: string; after: string };
    import_memory: { signature: string; mapping: string; used_at: number };
    needs_attention: {
      id: string;
      import_id: string;
      file: string;
      row_number: number;
      entity: string;
      row_key: string;
      print: string;
      cells: string;
      code: string;
      field: string | null;
      params: string;
      state: Defaulted<'open' | 'placed' | 'dismissed'>;
      record_id: string | null;
      created_at: number;
      updated_at: number;
    };
    history: {
      id: string;
      step: string;
      at: number;
      entity: string;
      record_id: string;
      partner_id: string | null;
      action: string;
      before: string | null;
      after: string | null;
      /** Place in the chain, from 1; null for changes made before the chain began. */
      seq: Defaulted<number | null>;
      actor: Defaulted<string | null>;
      device: Defaulted<string | null>;
      prev_hash: Defaulted<string | null>;
      hash: Defaulted<string | null>;
    };
  };

export type TableName = keyof Db;
